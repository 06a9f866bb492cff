package io.emgadapter.gateway.emg.bus;

import io.emgadapter.gateway.emg.bus.BusQueue.BusMessage;
import io.netty.channel.Channel;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.qpid.protonj2.buffer.ProtonBuffer;
import org.apache.qpid.protonj2.buffer.ProtonBufferAllocator;
import org.apache.qpid.protonj2.engine.Connection;
import org.apache.qpid.protonj2.engine.Engine;
import org.apache.qpid.protonj2.engine.EngineFactory;
import org.apache.qpid.protonj2.engine.IncomingDelivery;
import org.apache.qpid.protonj2.engine.Link;
import org.apache.qpid.protonj2.engine.OutgoingDelivery;
import org.apache.qpid.protonj2.engine.Receiver;
import org.apache.qpid.protonj2.engine.Sender;
import org.apache.qpid.protonj2.engine.sasl.SaslOutcome;
import org.apache.qpid.protonj2.engine.sasl.SaslServerContext;
import org.apache.qpid.protonj2.engine.sasl.SaslServerListener;
import org.apache.qpid.protonj2.types.Symbol;
import org.apache.qpid.protonj2.types.UnsignedLong;
import org.apache.qpid.protonj2.types.messaging.Accepted;
import org.apache.qpid.protonj2.types.messaging.Source;
import org.apache.qpid.protonj2.types.messaging.Target;
import org.apache.qpid.protonj2.types.transport.AMQPHeader;
import org.apache.qpid.protonj2.types.transport.DeliveryState;
import org.apache.qpid.protonj2.types.transport.ErrorCondition;
import org.jspecify.annotations.Nullable;

/** One client's connection. Belongs to the server's one thread. */
final class BusConnection {
  private static final int CREDIT = 1_000;
  private static final int FRAME = 65_536;

  private final ServiceBusLike bus;
  private final Channel channel;
  private final Engine engine = EngineFactory.PROTON.createEngine();
  private final List<Link<?>> links = new ArrayList<>();
  private long tag;

  BusConnection(ServiceBusLike bus, Channel channel) {
    this.bus = bus;
    this.channel = channel;
    engine.outputHandler((ProtonBuffer buffer) -> write(buffer));
    engine.errorHandler(_ -> cut());
    engine.saslDriver().server().setListener(new Plain());
    Connection connection = engine.connection();
    connection.setContainerId("bus").setMaxFrameSize(FRAME).setIdleTimeout(60_000);
    connection.openHandler(this::open);
    connection.closeHandler(Connection::close);
    connection.sessionOpenHandler(session ->
        session.setIncomingCapacity(FRAME * 100).open().closeHandler(each -> each.close()));
    connection.receiverOpenHandler(this::take);
    connection.senderOpenHandler(this::give);
    engine.start();
  }

  private void open(Connection connection) {
    bus.heardOf(connection.getRemoteHostname());
    if (connection.getRemoteIdleTimeout() < bus.options().leastIdle().toMillis()) {
      connection.setCondition(
          new ErrorCondition("amqp:not-allowed", "Minimum idle timeout is '60000' ms"));
    }
    connection.open();
    if (connection.getCondition() != null) {
      connection.close();
    } else {
      engine.tickAuto(channel.eventLoop());
    }
  }

  /** Without source and target in the answer, as AMQP 1.0 says of a link that is not to be. */
  private boolean isRefused(Link<?> link) {
    ErrorCondition refusal = bus.moods().refuseNow();
    if (refusal != null) {
      link.open();
      link.setCondition(refusal);
      link.close();
    }
    return refusal != null;
  }

  private void take(Receiver receiver) {
    receiver.detachHandler(link -> link.close()).closeHandler(link -> link.close());
    receiver.setMaxMessageSize(UnsignedLong.valueOf(bus.options().largest()));
    String name = ((Target) receiver.getRemoteTarget()).getAddress();
    receiver.deliveryReadHandler(delivery -> read(name, delivery));
    if (!isRefused(receiver)) {
      receiver.setSource(receiver.getRemoteSource()).setTarget((Target) receiver.getRemoteTarget());
      receiver.open();
      receiver.addCredit(CREDIT);
      links.add(receiver);
    }
  }

  private void read(String queue, IncomingDelivery delivery) {
    if (delivery.isPartial() || delivery.isAborted()) {
      return;
    }
    DeliveryState outcome = bus.moods().outcome();
    if (outcome instanceof Accepted) {
      bus.queue(queue).put(BusMessages.read(delivery.readAll()));
      if (bus.moods().cutsNow()) {
        cut();
        return;
      }
    } else {
      delivery.readAll();
    }
    Receiver receiver = delivery.getLink();
    delivery.disposition(outcome, true);
    if (receiver.getCredit() < CREDIT / 2) {
      receiver.addCredit(CREDIT - receiver.getCredit());
    }
    bus.pump();
  }

  private void give(Sender link) {
    Source source = link.getRemoteSource();
    link.detachHandler(Sender::close).closeHandler(Sender::close);
    link.setLinkedResource(source.getAddress());
    link.creditStateUpdateHandler(each -> pump(each));
    link.deliveryStateUpdatedHandler(delivery -> settle(source.getAddress(), delivery));
    if (!isRefused(link)) {
      link.setSource(source).setTarget((Target) link.getRemoteTarget());
      link.open();
      links.add(link);
    }
  }

  private record Held(BusMessage message, int delivery) {}

  private void settle(String name, OutgoingDelivery delivery) {
    Held held = delivery.getLinkedResource(Held.class);
    if (held == null || (delivery.getRemoteState() == null && !delivery.isRemotelySettled())) {
      return;
    }
    delivery.setLinkedResource(null);
    if (delivery.getRemoteState() instanceof Accepted) {
      bus.queue(name).complete(held.message(), held.delivery());
    } else {
      bus.queue(name).abandon(held.message(), held.delivery());
    }
    delivery.settle();
  }

  /** Sends what may go. */
  void pump() {
    for (Link<?> link : List.copyOf(links)) {
      if (link instanceof Sender sender && !sender.isLocallyClosedOrDetached()) {
        pump(sender);
      }
    }
  }

  private void pump(Sender sender) {
    if (bus.moods().isSilent || bus.moods().isDeaf || !engine.isWritable()) {
      return;
    }
    BusQueue queue = bus.queue(sender.getLinkedResource(String.class));
    while (sender.isSendable()) {
      BusMessage next = queue.lockNext();
      if (next == null) {
        break;
      }
      OutgoingDelivery delivery = sender.next();
      delivery.setTag(ByteBuffer.allocate(Long.BYTES).putLong(tag++).array());
      delivery.setLinkedResource(new Held(next, next.deliveries));
      Date until = Date.from(Instant.now().plus(queue.lock()));
      delivery.writeBytes(BusMessages.write(next, until));
    }
    if (sender.isDraining()) {
      sender.drained();
    }
  }

  /** Ends its links for a reason, as the service does to those that are idle. */
  void detach(ErrorCondition why) {
    for (Link<?> link : links) {
      if (!link.isLocallyClosedOrDetached()) {
        link.setCondition(why);
        link.close();
      }
    }
    links.clear();
  }

  void close(ErrorCondition why) {
    if (!engine.connection().isLocallyClosed()) {
      engine.connection().setCondition(why);
      engine.connection().close();
      var _ = channel.eventLoop().schedule(this::cut, 100, TimeUnit.MILLISECONDS);
    }
  }

  void cut() {
    var _ = channel.close();
  }

  /** What came over the wire. */
  void ingest(byte[] bytes) {
    if (!bus.moods().isDeaf && !engine.isShutdown() && !engine.isFailed()) {
      engine.ingest(ProtonBufferAllocator.defaultAllocator().copy(bytes));
    }
  }

  private void write(ProtonBuffer buffer) {
    byte[] bytes = new byte[buffer.getReadableBytes()];
    buffer.readBytes(bytes, 0, bytes.length);
    buffer.close();
    if (!bus.moods().isDeaf) {
      bus.write(channel, bytes);
    }
  }

  void gone() {
    links.clear();
    engine.shutdown();
  }

  /** SASL PLAIN, beside what else the service offers. */
  private static final class Plain implements SaslServerListener {
    @Override
    public void handleSaslHeader(SaslServerContext context, AMQPHeader header) {
      context.sendMechanisms(new String[] {"MSSBCBS", "PLAIN", "ANONYMOUS", "EXTERNAL"});
    }

    @Override
    public void handleSaslInit(
        SaslServerContext context, Symbol mechanism, @Nullable ProtonBuffer initial) {
      String login =
          initial != null && mechanism.toString().equals("PLAIN")
              ? initial.toString(StandardCharsets.UTF_8)
              : "";
      boolean good = login.equals("\0" + ServiceBusLike.USER + "\0" + ServiceBusLike.KEY);
      context.sendOutcome(good ? SaslOutcome.SASL_OK : SaslOutcome.SASL_AUTH, null);
    }

    @Override
    public void handleSaslResponse(SaslServerContext context, ProtonBuffer response) {
      context.sendOutcome(SaslOutcome.SASL_SYS, null);
    }
  }
}
