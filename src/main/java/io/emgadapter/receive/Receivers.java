package io.emgadapter.receive;

import io.emgadapter.answer.Answers;
import io.emgadapter.gateway.Links;
import io.emgadapter.ledger.Durably;
import io.emgadapter.ledger.Park;
import io.emgadapter.subscription.Subscription;
import io.emgadapter.subscription.Subscriptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Listens to every subscription that has an outgoing queue. */
@Component
class Receivers implements SmartLifecycle, Links {
  /** Stops after the sending, whose answers it takes. */
  static final int PHASE = 30;

  private final Subscriptions subscriptions;
  private final Answers answers;
  private final Notices notices;
  private final Park park;
  private final List<Listening> listening = new CopyOnWriteArrayList<>();
  private volatile boolean running;

  Receivers(Subscriptions subscriptions, Answers answers, Notices notices, Park park) {
    this.subscriptions = subscriptions;
    this.answers = answers;
    this.notices = notices;
    this.park = park;
  }

  List<Listening> listening() {
    return List.copyOf(listening);
  }

  @Override
  public List<Link> links() {
    return listening.stream()
        .map(each -> new Link(each.subscription().name(), "outgoing", each.connected()))
        .toList();
  }

  @Override
  public void start() {
    running = true;
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
    Durably durably = new Durably(() -> !running);
    Doubts doubts = new Doubts(subscription.name(), Duration.ofMinutes(1));
    Inbox inbox = inbox(subscription, durably, trust, doubts);
    return new Listening(subscription, inbox, trust, doubts);
  }

  /** What takes messages of a subscription, wherever they come from. */
  Inbox inbox(Subscription subscription, Durably durably, TrustGate trust, Doubts doubts) {
    return new Inbox(subscription, answers, notices, park, durably, trust, doubts);
  }

  @Override
  public void stop() {
    running = false;
    listening.forEach(Listening::stop);
    listening.clear();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
