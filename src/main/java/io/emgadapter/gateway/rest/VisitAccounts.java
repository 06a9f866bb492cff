package io.emgadapter.gateway.rest;

import io.emgadapter.gateway.rest.Call.Lost;
import io.emgadapter.gateway.rest.Call.NotWritten;
import io.emgadapter.gateway.rest.Call.Replied;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The accounts of cages that may be visited. A data center is asked about as a whole, by one caller
 * at a time; what Equinix said is kept for a while, that it said nothing is not.
 */
final class VisitAccounts {
  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final int MOST = 1_000;
  private static final VisitCages NONE = new VisitCages(List.of());

  private final Caller caller;
  private final LookupApi api;
  private final Clock clock;
  private final Map<String, Shelf> shelves = new ConcurrentHashMap<>();

  VisitAccounts(Caller caller, LookupApi api, Clock clock) {
    this.caller = caller;
    this.api = api;
    this.clock = clock;
  }

  /** What is known of one data center. */
  private final class Shelf {
    private VisitCages cages = NONE;
    private Instant until = Instant.MIN;

    synchronized VisitCages cages(String ibx) {
      if (!clock.instant().isBefore(until)) {
        cages = ask(ibx);
        until = cages.rows().isEmpty() ? Instant.MIN : clock.instant().plus(KEPT);
      }
      return cages;
    }
  }

  /** The cages of a data center. */
  VisitCages in(String ibx) {
    if (shelves.size() >= MOST) {
      shelves.clear();
    }
    return shelves.computeIfAbsent(ibx, _ -> new Shelf()).cages(ibx);
  }

  /** A refusal says nothing about the order, for which Equinix may have other rules. */
  private VisitCages ask(String ibx) {
    Call call = caller.call(Api.LOOKUP, token -> api.locations(token, "WORK_VISIT", ibx, true));
    return switch (call) {
      case Replied(var reply) when reply.isSuccess() -> VisitCages.read(reply.body());
      case Replied(var reply) when reply.isRefusal() -> NONE;
      case Replied _, NotWritten _, Lost _ ->
          VisitCages.read(Stop.replyOr(call, "the accounts of the cages").body());
    };
  }
}
