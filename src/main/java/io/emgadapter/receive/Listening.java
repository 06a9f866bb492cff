package io.emgadapter.receive;

import io.emgadapter.gateway.emg.ConnectionString;
import io.emgadapter.gateway.emg.EmgReceiver;
import io.emgadapter.gateway.emg.Incoming;
import io.emgadapter.gateway.emg.ReceiverLimits;
import io.emgadapter.subscription.Subscription;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens to the outgoing queue of one subscription, and stops to when its key must be wrong. */
final class Listening {
  private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
  private static final Duration LONGEST_IN_HAND = Duration.ofMinutes(1);

  private final Subscription subscription;
  private final Inbox inbox;
  private final TrustGate trust;
  private final Doubts doubts;
  private volatile @Nullable EmgReceiver receiver;

  Listening(Subscription subscription, Inbox inbox, TrustGate trust, Doubts doubts) {
    this.subscription = subscription;
    this.inbox = inbox;
    this.trust = trust;
    this.doubts = doubts;
  }

  void start(ConnectionString from) {
    receiver = new EmgReceiver(from, ReceiverLimits.USUAL, this::allowance, this::take);
  }

  void stop() {
    EmgReceiver open = receiver;
    if (open != null) {
      open.close();
    }
  }

  Subscription subscription() {
    return subscription;
  }

  boolean connected() {
    EmgReceiver open = receiver;
    return open != null && open.connected();
  }

  /** Whether one batch is handed over again and again, or since long, and all behind it waits. */
  boolean stuck() {
    EmgReceiver open = receiver;
    return open != null && open.stuck(LONGEST_IN_HAND);
  }

  /** Whether it takes nothing more, because the key must be wrong. */
  boolean distrusts() {
    return trust.isShut();
  }

  /** Asked again and again, so that what the operator was not told yet is told in its time. */
  private int allowance() {
    doubts.tell();
    return trust.allowance();
  }

  private void take(List<Incoming> batch) {
    inbox.take(batch);
    doubts.tell();
    EmgReceiver open = receiver;
    if (trust.isShut() && open != null) {
      LOG.error(
          "None of the first messages from EMG for subscription {} verifies, so the key is wrong;"
              + " nothing more is taken until its setting verifying.public-keys is mended",
          subscription.name());
      open.pause();
    }
  }
}
