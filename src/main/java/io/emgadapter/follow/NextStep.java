package io.emgadapter.follow;

import io.emgadapter.gateway.Gateway.Lookup;
import io.emgadapter.gateway.Gateway.Lookup.Absent;
import io.emgadapter.gateway.Gateway.Lookup.Found;
import io.emgadapter.gateway.Gateway.Lookup.NoView;
import io.emgadapter.gateway.Gateway.Lookup.NotAsked;
import io.emgadapter.gateway.Gateway.Lookup.Undecided;
import io.emgadapter.ledger.Deadlines.LookSchedule;
import io.emgadapter.order.Answer;
import java.time.Duration;

/** What follows from one look-up at Equinix. */
sealed interface NextStep {

  /** The Task is decided. */
  record Decided(Answer answer) implements NextStep {}

  /**
   * It is looked up again.
   *
   * @param looks how many look-ups could ask and found nothing by now
   */
  record LookAgain(int looks, Duration dueIn, String cause) implements NextStep {}

  /**
   * The time for look-ups is over.
   *
   * @param nothingSeen whether no trace of the Task was found, so that a policy may send it again
   */
  record GiveUp(String cause, boolean nothingSeen) implements NextStep {}

  /**
   * Decides what follows.
   *
   * <p>A look-up that could not ask does not count and is made again. After it at least two more
   * must ask and find nothing, half the window apart, before a Task is given up. So an outage costs
   * only time, and afterwards Equinix has time to show what it took before.
   *
   * @param looks how many look-ups could ask and found nothing before this one
   */
  static NextStep after(Lookup seen, int looks, LookSchedule schedule) {
    int last = schedule.last();
    boolean isLast = looks >= last;
    return switch (seen) {
      case Found(var answer) -> new Decided(answer);
      case NotAsked(var cause, var retryAfter) ->
          new LookAgain(Math.clamp(looks, 0, Math.max(0, last - 1)), retryAfter, cause);
      case Absent(var cause) when isLast -> new GiveUp(cause, true);
      case Absent(var cause) -> new LookAgain(looks + 1, schedule.pauseAfter(looks), cause);
      case NoView(var cause) when isLast -> new GiveUp(cause, true);
      case Undecided(var cause) when isLast -> new GiveUp(cause, false);
      case NoView(var cause) -> new LookAgain(last, schedule.restAfter(looks), cause);
      case Undecided(var cause) -> new LookAgain(last, schedule.restAfter(looks), cause);
    };
  }
}
