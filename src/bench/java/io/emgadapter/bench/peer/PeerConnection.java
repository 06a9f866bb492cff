package io.emgadapter.bench.peer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.qpid.protonj2.buffer.ProtonBuffer;
import org.apache.qpid.protonj2.buffer.ProtonBufferAllocator;
import org.apache.qpid.protonj2.engine.Connection;
import org.apache.qpid.protonj2.engine.ConnectionState;
import org.apache.qpid.protonj2.engine.Engine;
import org.apache.qpid.protonj2.engine.EngineFactory;
import org.apache.qpid.protonj2.engine.IncomingDelivery;
import org.apache.qpid.protonj2.engine.OutgoingDelivery;
import org.apache.qpid.protonj2.engine.Receiver;
import org.apache.qpid.protonj2.engine.Sender;
import org.apache.qpid.protonj2.engine.sasl.SaslOutcome;
import org.apache.qpid.protonj2.engine.sasl.SaslServerContext;
import org.apache.qpid.protonj2.engine.sasl.SaslServerListener;
import org.apache.qpid.protonj2.types.Symbol;
import org.apache.qpid.protonj2.types.messaging.Accepted;
import org.apache.qpid.protonj2.types.messaging.Source;
import org.apache.qpid.protonj2.types.messaging.Target;
import org.apache.qpid.protonj2.types.transport.AMQPHeader;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection: any login is taken, what comes is accepted, what is given goes as soon
 * as there is credit. The engine is no thing for two threads: the peer's one lock guards it.
 */
final class PeerConnection {
  private static final int CREDIT = 2_000;
  private static final int FRAME = 65_536;

  private final Socket socket;
  private final EmgPeer peer;
  private final Engine engine = EngineFactory.PROTON.createEngine();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private @Nullable Sender sender;
  private long tag;

  PeerConnection(Socket socket, EmgPeer peer) {
    this.socket = socket;
    this.peer = peer;
    engine.outputHandler((ProtonBuffer buffer) -> keep(buffer));
    engine.saslDriver().server().setListener(new AnyLogin());
    Connection connection = engine.connection();
    connection.setContainerId("emg-peer").setMaxFrameSize(FRAME);
    connection.openHandler(Connection::open);
    connection.closeHandler(Connection::close);
    connection.sessionOpenHandler(
        session -> session.setIncomingCapacity(FRAME * 100).open().closeHandler(s -> s.close()));
    connection.receiverOpenHandler(this::take);
    connection.senderOpenHandler(this::give);
    engine.start();
  }

  private void take(Receiver receiver) {
    receiver.setSource(receiver.getRemoteSource()).setTarget((Target) receiver.getRemoteTarget());
    receiver.detachHandler(link -> link.close()).closeHandler(link -> link.close());
    receiver.deliveryReadHandler(this::read);
    receiver.open();
    receiver.addCredit(CREDIT);
  }

  private void read(IncomingDelivery delivery) {
    if (delivery.isPartial()) {
      return;
    }
    ProtonBuffer buffer = delivery.readAll();
    byte[] bytes = new byte[buffer.getReadableBytes()];
    buffer.readBytes(bytes, 0, bytes.length);
    Receiver receiver = delivery.getLink();
    delivery.disposition(Accepted.getInstance(), true);
    if (receiver.getCredit() < CREDIT / 2) {
      receiver.addCredit(CREDIT - receiver.getCredit());
    }
    peer.received(bytes);
  }

  private void give(Sender link) {
    Source source = link.getRemoteSource();
    link.setSource(source).setTarget((Target) link.getRemoteTarget());
    link.detachHandler(Sender::close).closeHandler(Sender::close);
    link.creditStateUpdateHandler(_ -> peer.pump());
    link.deliveryStateUpdatedHandler(PeerConnection::settle);
    link.open();
    sender = link;
    peer.opened(this);
  }

  private static void settle(OutgoingDelivery delivery) {
    if (delivery.getRemoteState() != null || delivery.isRemotelySettled()) {
      delivery.setLinkedResource(null);
      delivery.settle();
    }
  }

  /** Whether a message would go out now. */
  boolean sendable() {
    return sender != null && sender.isSendable() && !socket.isClosed();
  }

  /** Sends a body as one Data section. */
  void send(byte[] body) {
    OutgoingDelivery delivery = Objects.requireNonNull(sender).next();
    delivery.setTag(ByteBuffer.allocate(Long.BYTES).putLong(tag++).array());
    delivery.setLinkedResource(body);
    byte[] head =
        ByteBuffer.allocate(8)
            .put((byte) 0)
            .put((byte) 0x53)
            .put((byte) 0x75)
            .put((byte) 0xb0)
            .putInt(body.length)
            .array();
    ProtonBuffer buffer =
        ProtonBufferAllocator.defaultAllocator().allocate(head.length + body.length);
    delivery.writeBytes(buffer.writeBytes(head).writeBytes(body));
  }

  /** What was sent and not accepted: it goes again over the next link. */
  List<byte[]> unsettled() {
    List<byte[]> bodies = new ArrayList<>();
    if (sender != null) {
      for (OutgoingDelivery delivery : sender.unsettled()) {
        byte[] body = delivery.getLinkedResource();
        if (body != null) {
          bodies.add(body);
        }
      }
    }
    return bodies;
  }

  private void keep(ProtonBuffer buffer) {
    byte[] bytes = new byte[buffer.getReadableBytes()];
    buffer.readBytes(bytes, 0, bytes.length);
    out.writeBytes(bytes);
    buffer.close();
  }

  /** Writes what the engine has produced. */
  void flush() {
    try {
      if (out.size() > 0) {
        out.writeTo(socket.getOutputStream());
      }
    } catch (IOException e) {
      close();
    } finally {
      out.reset();
    }
  }

  /**
   * Says that it is still there, where it was silent long; one that is not open yet says nothing.
   */
  void tick() {
    if (engine.connection().getState() == ConnectionState.ACTIVE
        && engine.connection().getRemoteState() == ConnectionState.ACTIVE
        && engine.isRunning()) {
      engine.tick(System.nanoTime() / 1_000_000);
    }
  }

  /** Reads until the other side is gone; each step runs under the peer's lock. */
  void serve(Consumer<Runnable> locked) throws IOException {
    byte[] chunk = new byte[FRAME];
    InputStream in = socket.getInputStream();
    for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
      int length = read;
      locked.accept(() -> {
        if (engine.isRunning() || !engine.isShutdown()) {
          engine.ingest(ProtonBufferAllocator.defaultAllocator().copy(chunk, 0, length));
        }
      });
    }
  }

  void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // It is as good as closed.
    }
  }

  private static final class AnyLogin implements SaslServerListener {
    @Override
    public void handleSaslHeader(SaslServerContext context, AMQPHeader header) {
      context.sendMechanisms(new Symbol[] {Symbol.valueOf("PLAIN")});
    }

    @Override
    public void handleSaslInit(SaslServerContext context, Symbol mechanism, ProtonBuffer initial) {
      context.sendOutcome(SaslOutcome.SASL_OK, null);
    }

    @Override
    public void handleSaslResponse(SaslServerContext context, ProtonBuffer response) {
      context.sendOutcome(SaslOutcome.SASL_OK, null);
    }
  }
}
