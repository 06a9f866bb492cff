package io.emgadapter.gateway.emg;

import io.emgadapter.gateway.emg.Incoming.IncomingReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.qpid.protonj2.client.Delivery;
import org.apache.qpid.protonj2.client.Receiver;
import org.apache.qpid.protonj2.client.ReceiverOptions;
import org.apache.qpid.protonj2.client.Session;
import org.apache.qpid.protonj2.client.exceptions.ClientException;

/**
 * Takes batches from one life of the link, and gives credit by hand: the client's own window would
 * give new credit when a message is taken, not when it is settled. For one thread.
 */
final class Inflow {

  /** The longest wait before it checks again how much may come, or whether to end. */
  private static final long SLICE_MILLIS = 200;

  private final Receiver receiver;
  private final ReceiverLimits limits;
  private final IncomingReader reader;
  private int granted;

  private Inflow(Receiver receiver, ReceiverLimits limits) {
    this.receiver = receiver;
    this.limits = limits;
    this.reader = new IncomingReader(limits.messageBytes());
  }

  static Inflow open(Session session, String queue, ReceiverLimits limits)
      throws ClientException, ExecutionException, TimeoutException, InterruptedException {
    var options = new ReceiverOptions().creditWindow(0).autoAccept(false);
    Receiver receiver = session.openReceiver(queue, options);
    EmgOptions.await(receiver.openFuture());
    return new Inflow(receiver, limits);
  }

  /**
   * Lets the queue send until the credit is used up. All messages taken before must be settled.
   *
   * @param allowance the most credit
   */
  void grant(int allowance) throws ClientException {
    int missing = Math.min(limits.credit(), allowance) - granted;
    if (missing > 0) {
      receiver.addCredit(missing);
      granted += missing;
    }
  }

  /** How many messages may come or have come, and are not taken yet. */
  int granted() {
    return granted;
  }

  /** Takes the credit back; messages that came before can still be taken. */
  void revoke() throws ClientException, ExecutionException, TimeoutException, InterruptedException {
    if (granted > 0) {
      EmgOptions.await(receiver.drain());
      granted = Math.toIntExact(receiver.queuedDeliveries());
    }
  }

  /** Takes what is there, at most a batch. Waits a little for the first message; may be empty. */
  List<Incoming> batch() throws ClientException {
    var batch = new ArrayList<Incoming>();
    long bytes = 0;
    Delivery delivery = receiver.receive(SLICE_MILLIS, TimeUnit.MILLISECONDS);
    while (delivery != null) {
      Incoming incoming = reader.read(delivery);
      batch.add(incoming);
      bytes += incoming.body().length;
      delivery = full(batch.size(), bytes) ? null : receiver.tryReceive();
    }
    granted -= batch.size();
    return batch;
  }

  private boolean full(int messages, long bytes) {
    return messages >= limits.batch() || bytes >= limits.batchBytes();
  }
}
