package io.emgadapter.receive;

import io.emgadapter.gateway.Gateway.Links;
import io.emgadapter.gateway.emg.ConnectionString;
import io.emgadapter.gateway.emg.EmgReceiver;
import io.emgadapter.gateway.emg.Incoming;
import io.emgadapter.gateway.emg.ReceiverLimits;
import io.emgadapter.ledger.end.Answers;
import io.emgadapter.ledger.parked.Park;
import io.emgadapter.receive.Inbox.Onlookers;
import io.emgadapter.receive.Recogniser.Trust;
import io.emgadapter.subscription.Subscription;
import io.emgadapter.subscription.SubscriptionSettings.VerificationPolicy;
import io.emgadapter.subscription.Subscriptions;
import io.emgadapter.work.Background;
import io.emgadapter.work.Durably;
import io.emgadapter.work.LogKey;
import io.emgadapter.work.Phase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Listens to every subscription that has an outgoing queue. */
@Component
public class Receivers extends Background implements Links {
  private final Subscriptions subscriptions;
  private final Answers answers;
  private final Notices notices;
  private final Park park;
  private final ReceiveMeters meters;
  private final List<Listening> listening = new CopyOnWriteArrayList<>();

  Receivers(
      Subscriptions subscriptions,
      Answers answers,
      Notices notices,
      Park park,
      ReceiveMeters meters) {
    super(Phase.RECEIVE);
    this.subscriptions = subscriptions;
    this.answers = answers;
    this.notices = notices;
    this.park = park;
    this.meters = meters;
  }

  public List<Listening> listening() {
    return List.copyOf(listening);
  }

  @Override
  public List<Link> links() {
    return listening.stream()
        .map(each -> new Link(each.subscription().name(), "outgoing", each.connected()))
        .toList();
  }

  @Override
  protected void begin() {
    for (Subscription subscription : subscriptions.all()) {
      if (subscription.outgoing() != null) {
        Listening one = listen(subscription);
        listening.add(one);
        one.start(subscription.outgoing());
      }
    }
  }

  private Listening listen(Subscription subscription) {
    TrustGate trust = new TrustGate(subscription.policy());
    UntrustedLog untrusted = new UntrustedLog(subscription.name(), Duration.ofMinutes(1));
    Inbox inbox = inbox(subscription, durably(), trust, untrusted);
    return new Listening(subscription, inbox, trust, untrusted);
  }

  /** Makes what takes messages of a subscription, wherever they come from. */
  Inbox inbox(Subscription subscription, Durably durably, TrustGate trust, UntrustedLog untrusted) {
    return new Inbox(subscription, answers, notices, park, durably, new Onlookers(trust, untrusted, meters.of(subscription.name())));
  }

  @Override
  protected void end() {
    listening.forEach(Listening::stop);
    listening.clear();
  }

  /** Listens to the outgoing queue of one subscription, until its key must be wrong. */
  public static final class Listening {
    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
    private static final Duration LONGEST_IN_HAND = Duration.ofMinutes(1);

    private final Subscription subscription;
    private final Inbox inbox;
    private final TrustGate trust;
    private final UntrustedLog untrusted;
    private volatile @Nullable EmgReceiver receiver;

    Listening(Subscription subscription, Inbox inbox, TrustGate trust, UntrustedLog untrusted) {
      this.subscription = subscription;
      this.inbox = inbox;
      this.trust = trust;
      this.untrusted = untrusted;
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

    public Subscription subscription() {
      return subscription;
    }

    public boolean connected() {
      EmgReceiver open = receiver;
      return open != null && open.connected();
    }

    /** Whether a batch cannot be taken, or takes very long, so that everything behind it waits. */
    public boolean stuck() {
      EmgReceiver open = receiver;
      return open != null && open.stuck(LONGEST_IN_HAND);
    }

    /** Whether it receives nothing more, because the key must be wrong. */
    public boolean distrusts() {
      return trust.isShut();
    }

    /** Asked again and again, so that warnings that are due are logged in time. */
    private int allowance() {
      untrusted.tell();
      return trust.allowance();
    }

    private void take(List<Incoming> batch) {
      inbox.take(batch);
      untrusted.tell();
      EmgReceiver open = receiver;
      if (trust.isShut() && open != null) {
        LOG.atError()
            .addKeyValue(LogKey.SUBSCRIPTION, subscription.name())
            .log(
                "None of the first messages from EMG verifies, so the key is wrong; nothing more is"
                    + " taken until the subscription's setting verifying.public-keys is corrected");
        open.pause();
      }
    }
  }

  /**
   * Notices that the key is wrong: if the first messages after a start all fail to verify, nothing
   * more is received, because all of it would be parked. Until one message verifies, no more are
   * received than may still fail. If the policy believes messages that do not verify, the gate
   * never shuts.
   */
  static final class TrustGate {
    /** How many failures in a row, before any success, mean that the key is wrong. */
    static final int MOST_FAILURES = 10;

    private static final int TRUSTED = -1;

    private final AtomicInteger failures;

    TrustGate(VerificationPolicy policy) {
      this.failures = new AtomicInteger(policy == VerificationPolicy.REQUIRED ? 0 : TRUSTED);
    }

    /** Counts one message; the first one that verifies opens the gate for good. */
    void saw(Trust trust) {
      switch (trust) {
        case VERIFIED -> failures.set(TRUSTED);
        case DISTRUSTED -> failures.updateAndGet(count -> count == TRUSTED ? TRUSTED : count + 1);
        case UNTOLD -> {}
      }
    }

    /** Whether the key must be wrong. */
    boolean isShut() {
      return failures.get() >= MOST_FAILURES;
    }

    /**
     * How many messages may be in hand at once: if all of them fail, the gate shuts and none is
     * left over.
     */
    int allowance() {
      int failed = failures.get();
      return failed == TRUSTED ? Integer.MAX_VALUE : Math.max(0, MOST_FAILURES - failed);
    }
  }
}
