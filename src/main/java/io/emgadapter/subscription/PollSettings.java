package io.emgadapter.subscription;

import io.emgadapter.gateway.OrderReader;
import io.emgadapter.ledger.polls.ClaimPolls.PollPolicy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How orders are followed by asking Equinix. Settings {@code emg.subscriptions.<name>.poll.*}; the
 * subscriptions' other settings are read elsewhere.
 *
 * @param subscriptions by name
 */
@ConfigurationProperties("emg")
public record PollSettings(@DefaultValue Map<String, Of> subscriptions) {
  private static final int LEAST_PER_DAY = 48;

  /** The settings of one subscription. */
  public record Of(@DefaultValue Poll poll) {}

  /**
   * How often Equinix is asked about orders. Settings {@code emg.subscriptions.<name>.poll.*}.
   *
   * @param every how long after a change an order is asked for; each time after that the pause
   *     doubles; 0 turns it off
   * @param atMost the longest pause between two questions about an order
   * @param perDay the most calls in 24 hours, of all instances together
   * @param giveUp an order that has not changed for this long is not asked for any more
   */
  public record Poll(
      @DefaultValue("10m") Duration every,
      @DefaultValue("2h") Duration atMost,
      @DefaultValue("500") int perDay,
      @DefaultValue("30d") Duration giveUp) {

    /** What a subscription has that says nothing about it: then there is none in the map. */
    static final Poll USUAL =
        new Poll(Duration.ofMinutes(10), Duration.ofHours(2), 500, Duration.ofDays(30));
  }

  /**
   * How the orders of this subscription are asked for; empty where they are not.
   *
   * @throws UnusableSettings where that makes no sense
   */
  public Optional<PollPolicy> policy(String subscription) {
    Of of = subscriptions.get(subscription);
    Poll poll = of == null ? Poll.USUAL : of.poll();
    if (poll.every().isZero()) {
      return Optional.empty();
    }
    check(subscription, "every", !poll.every().isNegative(), "supply a time, or 0 for not at all.");
    check(
        subscription,
        "at-most",
        poll.atMost().compareTo(poll.every()) >= 0,
        "supply no less than poll.every.");
    check(
        subscription,
        "give-up",
        poll.giveUp().compareTo(poll.atMost()) > 0,
        "supply more than poll.at-most, or an order is given up before it is asked for.");
    check(
        subscription,
        "per-day",
        poll.perDay() >= LEAST_PER_DAY,
        "supply " + LEAST_PER_DAY + " or more, or poll.every: 0 for not at all.");
    return Optional.of(
        new PollPolicy(
            poll.every(), poll.atMost(), poll.perDay(), poll.giveUp(), OrderReader.MOST_CALLS));
  }

  private static void check(String name, String setting, boolean good, String problem) {
    if (!good) {
      throw new UnusableSettings("emg.subscriptions." + name + ".poll." + setting, problem);
    }
  }
}
