package io.emgadapter.gateway.emg;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.qpid.protonj2.client.Sender;
import org.apache.qpid.protonj2.client.SenderOptions;
import org.apache.qpid.protonj2.client.Session;
import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.apache.qpid.protonj2.engine.DeliveryTagGenerator;
import org.apache.qpid.protonj2.engine.impl.ProtonDeliveryTagGenerator.BUILTIN;

/**
 * An open link to a queue.
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

  /** The client's default re-uses tags of unsettled transfers, for which a broker cuts the link. */
  private static DeliveryTagGenerator counted(AtomicLong begun) {
    DeliveryTagGenerator tags = BUILTIN.SEQUENTIAL.createGenerator();
    return () -> {
      begun.incrementAndGet();
      return tags.nextTag();
    };
  }
}
