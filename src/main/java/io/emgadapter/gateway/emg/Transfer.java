package io.emgadapter.gateway.emg;

import io.emgadapter.gateway.Gateway.Outcome;
import io.emgadapter.gateway.Gateway.Outcome.NotSent;
import io.emgadapter.gateway.Gateway.Outcome.Refused;
import io.emgadapter.gateway.Gateway.Outcome.Unknown;
import io.emgadapter.gateway.SealedTask;
import io.emgadapter.gateway.emg.CurrentLink.OpenLink;
import io.emgadapter.gateway.emg.Transfer.Outgoing;
import io.emgadapter.order.Problems.Problem;
import io.emgadapter.pause.PausePoint;
import io.emgadapter.work.LogKey;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.apache.qpid.protonj2.client.Message;
import org.apache.qpid.protonj2.client.Sender;
import org.apache.qpid.protonj2.client.SenderOptions;
import org.apache.qpid.protonj2.client.Session;
import org.apache.qpid.protonj2.client.Tracker;
import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.apache.qpid.protonj2.client.exceptions.ClientSendTimedOutException;
import org.apache.qpid.protonj2.engine.DeliveryTagGenerator;
import org.apache.qpid.protonj2.engine.Link;
import org.apache.qpid.protonj2.engine.impl.ProtonDeliveryTagGenerator.BUILTIN;
import org.apache.qpid.protonj2.types.UnsignedLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes one Task to an open link, and knows whether it left. */
final class Transfer {
  private static final Logger LOG = LoggerFactory.getLogger(Transfer.class);

  /** More than our header and properties sections ever take. */
  private static final int MOST_OVERHEAD = 512;

  private final EmgLink<Outgoing> link;
  private final Function<SealedTask, byte[]> form;

  Transfer(EmgLink<Outgoing> link, Function<SealedTask, byte[]> form) {
    this.link = link;
    this.form = form;
  }

  /**
   * Writes a Task as soon as the window has room.
   *
   * @param until the {@link System#nanoTime()} after which it is not begun
   */
  Step write(OpenLink<Outgoing> open, SealedTask task, long until) {
    Step.Stopped full = full(open, until);
    return full == null ? write(open, task) : full;
  }

  /** Why there is no room for one more; null if there is. */
  private Step.@Nullable Stopped full(OpenLink<Outgoing> open, long until) {
    try {
      return open.link().window().room(until)
          ? null
          : new Step.Stopped("the broker does not say what became of the Tasks before it");
    } catch (ExecutionException e) {
      String reason = ErrorLine.of(e);
      link.drop(open, reason);
      return new Step.Stopped(reason);
    } catch (InterruptedException e) {
      // Kept for later: others of this batch were written, and their outcomes must be reported.
      Thread.currentThread().interrupt();
      return new Step.Stopped("the adapter is stopping");
    }
  }

  private Step write(OpenLink<Outgoing> open, SealedTask task) {
    try {
      byte[] bytes = form.apply(task);
      Message<byte[]> message = message(task, bytes);
      long most = open.link().maxSize();
      return bytes.length + MOST_OVERHEAD > most && size(message) > most
          ? new Step.Decided(tooLarge(most))
          : write(open, message);
    } catch (ClientException | RuntimeException e) {
      String reason = "its message could not be made: " + ErrorLine.kinds(e);
      LOG.atError()
          .addKeyValue(LogKey.TASK, task.id())
          .log("A Task waits in the ledger and is tried again, because {}", reason);
      return new Step.Decided(new NotSent(reason, Duration.ofSeconds(30)));
    }
  }

  private Step write(OpenLink<Outgoing> open, Message<byte[]> message) {
    long before = open.link().begun().get();
    try {
      Tracker tracker = open.link().sender().send(message);
      open.link().window().add(tracker);
      PausePoint.FIRST_BYTE.reach();
      return new Step.Written(tracker);
    } catch (ClientSendTimedOutException e) {
      return begun(open, before)
          ? unknown("the queue stopped taking in the middle of the Task")
          : new Step.Stopped("the queue gives no credit; it is full or its broker is busy");
    } catch (ClientException | RuntimeException e) {
      return failed(open, before, e);
    }
  }

  private Step failed(OpenLink<Outgoing> open, long before, Exception e) {
    if (e.getCause() instanceof InterruptedException) {
      // The client's own thread may still write what this one no longer waits for.
      Thread.currentThread().interrupt();
      return unknown("the adapter was stopping");
    }
    String reason = ErrorLine.of(e);
    link.drop(open, reason);
    return begun(open, before) ? unknown(reason) : new Step.Stopped(reason);
  }

  /**
   * The proof for NotSent: the client fails a send on the thread that writes, and only after it
   * took the send out of its queue; so when no transfer was begun by then, none will be. Any other
   * send of this link waits for our lock.
   */
  private static boolean begun(OpenLink<Outgoing> open, long before) {
    return open.link().begun().get() != before;
  }

  private static Message<byte[]> message(SealedTask task, byte[] bytes) throws ClientException {
    return Message.create(bytes)
        .messageId(task.id().toString())
        .subject("IOMA-Message")
        .contentType("application/json")
        .durable(true);
  }

  private static long size(Message<byte[]> message) throws ClientException {
    try (var encoded = message.toAdvancedMessage().encode(Map.of())) {
      return encoded.getReadableBytes();
    }
  }

  private static Outcome tooLarge(long most) {
    String message =
        "EMG takes messages of at most " + most + " bytes; shorten the texts and send again.";
    return new Refused(new Problem("", "too-large", message));
  }

  private static Step unknown(String cause) {
    return new Step.Decided(new Unknown(cause));
  }

  /**
   * An open link to a queue of EMG.
   *
   * @param begun how many transfers were begun on it. No transfer can be written without a delivery
   *     tag, and the client draws one at the moment before it writes the first frame: where this
   *     number has not moved, not a byte has left
   * @param maxSize the largest encoded message in bytes that the peer takes
   * @param window bounds what is written and not settled
   */
  record Outgoing(Sender sender, AtomicLong begun, long maxSize, Window window) {

    static Outgoing open(Session session, String queue, long creditWaitMillis, int window)
        throws ClientException, ExecutionException, TimeoutException, InterruptedException {
      var begun = new AtomicLong();
      var options =
          new SenderOptions()
              .sendTimeout(creditWaitMillis)
              .deliveryTagGeneratorSupplier(() -> counted(begun));
      Sender sender = session.openSender(queue, options);
      EmgOptions.await(sender.openFuture());
      return new Outgoing(sender, begun, AnnouncedSize.of(sender), new Window(window));
    }

    /**
     * The client's default reuses the tags of unsettled transfers, and then a broker cuts the link.
     */
    private static DeliveryTagGenerator counted(AtomicLong begun) {
      DeliveryTagGenerator tags = BUILTIN.SEQUENTIAL.createGenerator();
      return () -> {
        begun.incrementAndGet();
        return tags.nextTag();
      };
    }
  }

  /**
   * The {@code max-message-size} that a peer states when a link is attached. The client's API does
   * not give it, so it is read from the link underneath. A peer cuts the link if a message is
   * larger, and with it every Task under way.
   */
  static final class AnnouncedSize {
    private AnnouncedSize() {}

    /** In bytes of the encoded message; {@link Long#MAX_VALUE} if the peer states none. */
    static long of(Sender sender) {
      try {
        Field link = sender.getClass().getSuperclass().getDeclaredField("protonSender");
        link.setAccessible(true);
        UnsignedLong size = ((Link<?>) link.get(sender)).getRemoteMaxMessageSize();
        return size == null || size.longValue() <= 0 ? Long.MAX_VALUE : size.longValue();
      } catch (ReflectiveOperationException e) {
        return Long.MAX_VALUE;
      }
    }
  }

  /** How far one Task came while its batch was written. */
  sealed interface Step {

    /** Its outcome is known without asking the peer. */
    record Decided(Outcome outcome) implements Step {}

    /** Not a byte of it left, and later Tasks need not try. */
    record Stopped(String reason) implements Step {}

    /** It was written; the peer has not answered yet. */
    record Written(Tracker tracker) implements Step {}
  }
}
