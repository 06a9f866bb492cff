package io.emgadapter.console;

import io.emgadapter.access.Caller;
import io.emgadapter.access.PathRules.Right;
import io.emgadapter.ledger.reads.ReadBacklog.Backlog;
import io.emgadapter.ledger.reads.ReadLastHour.Hour;
import io.emgadapter.ledger.reads.ReadSight.Reader;
import io.emgadapter.operate.Glance;
import io.emgadapter.operate.Glance.Seen;
import io.emgadapter.operate.LastHour;
import io.emgadapter.operate.Ways.Way;
import io.emgadapter.subscription.Subscription;
import io.emgadapter.subscription.Subscriptions;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the overview shows of what was seen last: only what concerns the caller. */
@Component
class Overview {
  private static final int STALE_SECONDS = 120;

  private final Glance glance;
  private final Subscriptions subscriptions;
  private final LastHour lastHour;

  Overview(Glance glance, Subscriptions subscriptions, LastHour lastHour) {
    this.glance = glance;
    this.subscriptions = subscriptions;
    this.lastHour = lastHour;
  }

  /**
   * One step of the flow.
   *
   * @param count how many are in it; null where that is not known
   * @param what what they are waiting for, in a few words
   * @param slow whether somebody should look
   */
  public record Step(String name, @Nullable Long count, String what, boolean slow) {}

  /**
   * All of it.
   *
   * @param trouble why it is not of now; null where it is
   * @param charts the last hour; null before it was counted
   * @param chartsAge how many seconds ago that was
   * @param hidden what the caller must look for elsewhere, as a sentence; null for nothing
   */
  public record Now(
      @Nullable String trouble,
      @Nullable String hidden,
      long ageSeconds,
      List<Step> flow,
      List<Need> needs,
      List<Way> ways,
      @Nullable Charts charts,
      long chartsAge) {
    /** Whether the charts are of some time ago. */
    public boolean isStale() {
      return chartsAge > STALE_SECONDS;
    }
  }

  Now of(Caller caller) {
    Seen seen = glance.now();
    List<Way> ways =
        seen.ways().stream()
            .filter(each -> caller.reaches(each.subscription()))
            .map(Overview::inWords)
            .toList();
    List<Backlog> tasks =
        seen.tasks().stream().filter(each -> caller.reaches(each.subscription())).toList();
    return new Now(
        seen.trouble(),
        hidden(caller),
        seen.ageSeconds(),
        flow(caller, seen, tasks),
        Need.of(caller, seen, ways, tasks),
        ways,
        charts(caller),
        lastHour.ageSeconds());
  }

  private @Nullable Charts charts(Caller caller) {
    Hour hour = lastHour.tasks();
    return hour == null ? null : Charts.of(hour.of(caller::reaches));
  }

  private static Way inWords(Way way) {
    return new Way(
        way.subscription(),
        way.name(),
        way.condition(),
        Words.ofPage(way.state()),
        Words.ofPage(way.effect()));
  }

  /** What is parked is counted for those who may operate, and not by subscription. */
  private static @Nullable String hidden(Caller caller) {
    if (!caller.may(Right.OPERATE)) {
      return "What is parked is for operators.";
    }
    return caller.limits() == null ? null : "What is parked is on the page Parked.";
  }

  private List<Step> flow(Caller caller, Seen seen, List<Backlog> tasks) {
    long oldest = sum(tasks, Backlog::oldestReadySeconds, true);
    return List.of(
        queued(caller, seen.requests()),
        step("accepted", sum(tasks, Backlog::held, false), "Tasks wait for their turn"),
        new Step(
            "ready",
            sum(tasks, Backlog::ready, false),
            oldest == 0 ? "Tasks to be sent" : "the oldest for " + Times.lasting(oldest),
            oldest >= 60),
        step(
            "sent",
            sum(tasks, each -> each.sending() + each.sent(), false),
            "Tasks wait for Equinix's answer"),
        step("answered", answered(caller), "Tasks, since this instance started"),
        told(caller, seen.events()));
  }

  private static Step queued(Caller caller, @Nullable Long requests) {
    if (caller.limits() != null) {
      return unknown("in the queue");
    }
    return new Step(
        "in the queue",
        requests,
        requests == null ? "the broker does not say" : "work requests, not taken yet",
        false);
  }

  /** The number of all would tell a caller with limits of others. */
  private static Step unknown(String name) {
    return new Step(name, null, "not known by subscription", false);
  }

  private static Step step(String name, long count, String what) {
    return new Step(name, count, what, false);
  }

  private long answered(Caller caller) {
    return subscriptions.all().stream()
        .map(Subscription::name)
        .filter(caller::reaches)
        .mapToLong(glance::answered)
        .sum();
  }

  private static Step told(Caller caller, List<Reader> readers) {
    if (caller.limits() != null) {
      return unknown("to be told");
    }
    long behind = readers.stream().mapToLong(each -> each.behind() + each.retries()).sum();
    return step("to be told", behind, behind == 0 ? "every event is told" : "events wait");
  }

  private static long sum(List<Backlog> tasks, ToLongFunction<Backlog> of, boolean largest) {
    return largest
        ? tasks.stream().filter(each -> each.pausedBy() == null).mapToLong(of).max().orElse(0)
        : tasks.stream().mapToLong(of).sum();
  }
}
