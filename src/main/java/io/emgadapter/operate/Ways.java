package io.emgadapter.operate;

import io.emgadapter.dispatch.EnvelopeLogins;
import io.emgadapter.dispatch.GatewayConfiguration.EmgSenders;
import io.emgadapter.gateway.RestStanding;
import io.emgadapter.gateway.rest.RestAccounts;
import io.emgadapter.receive.Listening;
import io.emgadapter.receive.Receivers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** The ways of all subscriptions to Equinix and back, as this instance sees them now. */
@Component
public final class Ways {
  private final EmgSenders senders;
  private final Receivers receivers;
  private final RestAccounts accounts;
  private final EnvelopeLogins logins;

  Ways(EmgSenders senders, Receivers receivers, RestAccounts accounts, EnvelopeLogins logins) {
    this.senders = senders;
    this.receivers = receivers;
    this.accounts = accounts;
    this.logins = logins;
  }

  /** How a way is. */
  public enum Condition {
    /** Nothing is wrong. */
    GOOD,
    /** It ends by itself. */
    WAITS,
    /** A person should look. */
    BAD
  }

  /**
   * One way.
   *
   * @param name where it leads, in words
   * @param state how it stands, and since when and why not, without secrets
   * @param effect what follows from that
   */
  public record Way(
      String subscription, String name, Condition condition, String state, String effect) {}

  /** All of them, by subscription. */
  List<Way> all() {
    List<Way> all = new ArrayList<>();
    senders
        .byName()
        .forEach((name, sender) -> all.add(toEmg(name, sender.connected(), sender.state())));
    receivers.listening().forEach(each -> all.add(fromEmg(each)));
    accounts
        .standings()
        .forEach((name, standing) -> all.add(rest(name, "Equinix's REST APIs", standing)));
    logins.standings().forEach((name, standing) -> all.add(rest(name, "tokens for EMG", standing)));
    all.sort(Comparator.comparing(Way::subscription));
    return all;
  }

  private static Way toEmg(String subscription, boolean connected, String state) {
    return new Way(
        subscription,
        "to Equinix by EMG",
        connected ? Condition.GOOD : Condition.BAD,
        state,
        connected
            ? "Its Tasks go."
            : "Its Tasks wait, and go by themselves when it is open again.");
  }

  private static Way fromEmg(Listening listening) {
    boolean good = listening.connected() && !listening.distrusts() && !listening.stuck();
    return new Way(
        listening.subscription().name(),
        "from Equinix by EMG",
        good ? Condition.GOOD : Condition.BAD,
        HealthIndicators.state(listening),
        good ? "Acks and news arrive." : "Acks and news wait in Equinix's queue.");
  }

  private static Way rest(String subscription, String name, RestStanding standing) {
    Condition condition =
        standing.works() ? Condition.GOOD : standing.isDown() ? Condition.BAD : Condition.WAITS;
    String cause = standing.works() ? null : standing.cause();
    return new Way(
        subscription,
        name,
        condition,
        cause == null ? standing.state().word() : standing.state().word() + ": " + cause,
        standing.state().effect());
  }
}
