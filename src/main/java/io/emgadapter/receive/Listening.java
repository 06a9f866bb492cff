package io.emgadapter.receive;

import io.emgadapter.gateway.emg.EmgQueue;
import io.emgadapter.gateway.emg.EmgReceiver;
import io.emgadapter.gateway.emg.Incoming;
import io.emgadapter.gateway.emg.ReceiverLimits;
import io.emgadapter.subscription.Subscription;
import io.emgadapter.work.LogKey;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to the outgoing queue of one subscription, and stops to while its key must be another
 * one.
 */
public final class Listening {
  private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
  private static final Duration LONGEST_IN_HAND = Duration.ofMinutes(1);
  private static final Duration SAID_AGAIN = Duration.ofMinutes(5);

  private final Subscription subscription;
  private final Inbox inbox;
  private final TrustGate trust;
  private final UntrustedLog untrusted;
  private volatile @Nullable EmgReceiver receiver;
  private @Nullable Long saidShut;

  Listening(Subscription subscription, Inbox inbox, TrustGate trust, UntrustedLog untrusted) {
    this.subscription = subscription;
    this.inbox = inbox;
    this.trust = trust;
    this.untrusted = untrusted;
  }

  void start(EmgQueue from) {
    receiver = new EmgReceiver(from, ReceiverLimits.USUAL, this::allowance, this::take);
  }

  void stop() {
    EmgReceiver open = receiver;
    if (open != null) {
      open.close();
    }
  }

  void tryAgain() {
    trust.open();
  }

  public Subscription subscription() {
    return subscription;
  }

  public boolean connected() {
    EmgReceiver open = receiver;
    return open != null && open.connected();
  }

  /** Whether the link is open, and else since when and why not, for the operator. */
  public String state() {
    EmgReceiver open = receiver;
    return open == null ? "not connected" : open.state();
  }

  /** Whether a batch cannot be taken, or takes very long, so that everything behind it waits. */
  public boolean stuck() {
    EmgReceiver open = receiver;
    return open != null && open.stuck(LONGEST_IN_HAND);
  }

  /** Whether it takes nothing more, because the key must be another one. */
  public boolean distrusts() {
    return trust.isShut();
  }

  /** Asked between batches, again and again, so that what is due to be said is said in time. */
  private int allowance() {
    trust.keys(subscription.keys().verifyingChanges());
    untrusted.tell();
    sayWhetherItTakes();
    return trust.allowance();
  }

  private void take(List<Incoming> batch) {
    inbox.take(batch);
    untrusted.tell();
  }

  private void sayWhetherItTakes() {
    boolean isShut = trust.isShut();
    if (isShut && (saidShut == null || System.nanoTime() - saidShut >= SAID_AGAIN.toNanos())) {
      saidShut = System.nanoTime();
      LOG.atError()
          .addKeyValue(LogKey.SUBSCRIPTION, subscription.name())
          .log(
              "{} messages in a row from EMG did not verify, so Equinix's key is"
                  + " another one; nothing more is taken, the queue keeps what comes, until a file"
                  + " of verifying.public-keys changes",
              subscription.mostFailures());
    } else if (!isShut && saidShut != null) {
      saidShut = null;
      LOG.atInfo()
          .addKeyValue(LogKey.SUBSCRIPTION, subscription.name())
          .log(
              "Messages from EMG are taken again; what was parked as"
                  + " wrong-signature waits for POST /subscriptions/{name}/verify-again");
    }
  }
}
