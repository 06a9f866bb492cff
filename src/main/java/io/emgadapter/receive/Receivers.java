package io.emgadapter.receive;

import io.emgadapter.gateway.Gateway.Links;
import io.emgadapter.ledger.end.Answers;
import io.emgadapter.ledger.parked.Park;
import io.emgadapter.receive.Inbox.Onlookers;
import io.emgadapter.sight.Traces;
import io.emgadapter.subscription.Subscription;
import io.emgadapter.subscription.Subscriptions;
import io.emgadapter.work.Background;
import io.emgadapter.work.Durably;
import io.emgadapter.work.Phase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/** Listens to every subscription that has an outgoing queue. */
@Component
public class Receivers extends Background implements Links {
  private final Subscriptions subscriptions;
  private final Answers answers;
  private final Notices notices;
  private final Park park;
  private final ReceiveMeters meters;
  private final Traces traces;
  private final List<Listening> listening = new CopyOnWriteArrayList<>();

  Receivers(
      Subscriptions subscriptions,
      Answers answers,
      Notices notices,
      Park park,
      ReceiveMeters meters,
      Traces traces) {
    super(Phase.RECEIVE);
    this.subscriptions = subscriptions;
    this.answers = answers;
    this.notices = notices;
    this.park = park;
    this.meters = meters;
    this.traces = traces;
  }

  public List<Listening> listening() {
    return List.copyOf(listening);
  }

  /** Has taking begin again, though no key has changed: an operator says so. */
  public void tryAgain(String subscription) {
    listening.stream()
        .filter(each -> each.subscription().name().equals(subscription))
        .forEach(Listening::tryAgain);
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
    TrustGate trust = new TrustGate(subscription.policy(), subscription.mostFailures());
    UntrustedLog untrusted = new UntrustedLog(subscription.name(), Duration.ofMinutes(1));
    Inbox inbox = inbox(subscription, durably(), trust, untrusted);
    return new Listening(subscription, inbox, trust, untrusted);
  }

  /** Makes what takes messages of a subscription, wherever they come from. */
  Inbox inbox(Subscription subscription, Durably durably, TrustGate trust, UntrustedLog untrusted) {
    return new Inbox(
        subscription,
        answers,
        notices,
        park,
        durably,
        new Onlookers(trust, untrusted, meters.of(subscription.name()), traces));
  }

  @Override
  protected void end() {
    listening.forEach(Listening::stop);
    listening.clear();
  }
}
