package io.emgadapter.gateway.rest.call;

import io.emgadapter.gateway.RestStanding;
import io.emgadapter.gateway.RestStanding.State;
import io.emgadapter.gateway.rest.call.Call.Lost;
import io.emgadapter.gateway.rest.call.Call.NotWritten;
import io.emgadapter.gateway.rest.call.Call.Replied;
import io.emgadapter.sight.OutcomeCounters;
import io.emgadapter.work.LogKey;
import io.emgadapter.work.Outage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers what came of an account's last calls, so that anybody can be told how it stands without
 * asking Equinix. One failure alone changes nothing, because any connection may break once: it is
 * followed by another attempt or a look-up soon.
 */
public final class AccountSight {
  private static final Logger LOG = LoggerFactory.getLogger(AccountSight.class);

  /** An outage of a day has a line when it begins and one when it is over. */
  private static final Duration LOGGED_EVERY = Duration.ofDays(1);

  private static final int CERTAIN = 2;

  private final Clock clock;
  private final OutcomeCounters<Pause> pauses;
  private final Outage outage;
  private @Nullable Instant lastGoodAt;
  private @Nullable String cause;
  private @Nullable Instant failingSince;
  private @Nullable Instant refusedSince;
  private int failures;

  /** All calls of an account that uses the REST APIs. */
  public static final Part ACCOUNT =
      new Part(
          "Equinix's REST API",
          "the subscription's Tasks wait in the ledger, and its orders are not followed");

  /** The fetching of tokens for envelopes. */
  static final Part TOKENS =
      new Part("Equinix's token endpoint", "the subscription's Tasks to EMG wait in the ledger");

  /**
   * What of Equinix is seen.
   *
   * @param name for the log
   * @param effect what follows where it does not answer, for the log
   */
  public record Part(String name, String effect) {}

  /**
   * @param subscription whose account it is, for the log
   * @param pauses counts how often the account came to stand still
   * @param part what of Equinix is seen
   */
  public AccountSight(String subscription, Clock clock, OutcomeCounters<Pause> pauses, Part part) {
    this.clock = clock;
    this.pauses = pauses;
    this.outage =
        new Outage(
            new Outage.Log(LOG, Map.of(LogKey.SUBSCRIPTION, subscription)),
            part.name(),
            part.effect(),
            LOGGED_EVERY);
  }

  /** Why an account stands still. */
  public enum Pause {
    /** Equinix refused the credential. */
    REFUSED,
    /** It did not answer, twice in a row. */
    UNREACHABLE,
    /** It asked for fewer calls. */
    LIMITED
  }

  /** What came of one exchange. */
  synchronized void called(Call call) {
    switch (call) {
      case Replied(var reply) -> {
        switch (reply.meaning()) {
          case DONE, REFUSED -> answered();
          case OPEN -> failed("Equinix answers with status " + reply.status());
          case TURNED_AWAY -> limited();
          case TOKEN_REFUSED -> {} // another token may be taken
        }
      }
      case NotWritten(var reason, _, _) -> failed(reason);
      case Lost(var lost) -> failed(lost);
    }
  }

  /** Equinix answered as it should. */
  synchronized void answered() {
    lastGoodAt = clock.instant();
    failures = 0;
    failingSince = null;
    outage.over();
  }

  /** No answer came, or none that makes sense. */
  synchronized void failed(String why) {
    cause = why;
    failures++;
    failingSince = failingSince == null ? clock.instant() : failingSince;
    if (failures == CERTAIN) {
      pauses.add(Pause.UNREACHABLE);
    }
    if (failures >= CERTAIN) {
      outage.seen(why);
    }
  }

  private void limited() {
    cause = "Equinix limits the number of calls";
    pauses.add(Pause.LIMITED);
  }

  /**
   * The credential is refused.
   *
   * @param code Equinix's
   */
  synchronized void refused(String code, Instant since) {
    cause = "Equinix refused client id and secret, with the code " + code;
    refusedSince = since;
    pauses.add(Pause.REFUSED);
  }

  /** The credential may be tried again. */
  synchronized void forgiven() {
    refusedSince = null;
  }

  /**
   * How it stands now.
   *
   * @param waits why calls are held back; null if they are not
   */
  synchronized RestStanding standing(@Nullable String waits) {
    if (refusedSince != null) {
      return new RestStanding(State.REFUSED, cause, refusedSince, lastGoodAt);
    }
    if (failures >= CERTAIN || (failures > 0 && lastGoodAt == null)) {
      return new RestStanding(State.UNREACHABLE, cause, failingSince, lastGoodAt);
    }
    if (waits != null) {
      return new RestStanding(State.WAITING, waits, null, lastGoodAt);
    }
    State state = lastGoodAt == null ? State.UNUSED : State.WORKS;
    return new RestStanding(state, cause, null, lastGoodAt);
  }
}
