package io.emgadapter.console;

import io.emgadapter.access.Caller;
import io.emgadapter.ledger.reads.ReadBacklog.Backlog;
import io.emgadapter.ledger.reads.ReadSight.Reader;
import io.emgadapter.operate.Glance;
import io.emgadapter.operate.Glance.Seen;
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
  private final Glance glance;
  private final Subscriptions subscriptions;

  Overview(Glance glance, Subscriptions subscriptions) {
    this.glance = glance;
    this.subscriptions = subscriptions;
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
   */
  public record Now(
      @Nullable String trouble,
      long ageSeconds,
      List<Step> flow,
      List<Need> needs,
      List<Way> ways) {}

  Now of(Caller caller) {
    Seen seen = glance.now();
    List<Backlog> tasks =
        seen.tasks().stream().filter(each -> caller.reaches(each.subscription())).toList();
    return new Now(
        seen.trouble(),
        seen.ageSeconds(),
        flow(caller, seen, tasks),
        Need.of(caller, seen, tasks),
        seen.ways().stream().filter(each -> caller.reaches(each.subscription())).toList());
  }

  private List<Step> flow(Caller caller, Seen seen, List<Backlog> tasks) {
    long oldest = sum(tasks, Backlog::oldestReadySeconds, true);
    return List.of(
        new Step(
            "in the queue",
            seen.requests(),
            seen.requests() == null ? "the broker does not say" : "work requests, not taken yet",
            false),
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
        told(seen.events()));
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

  private static Step told(List<Reader> readers) {
    long behind = readers.stream().mapToLong(each -> each.behind() + each.retries()).sum();
    return step("to be told", behind, behind == 0 ? "every event is told" : "events wait");
  }

  private static long sum(List<Backlog> tasks, ToLongFunction<Backlog> of, boolean largest) {
    return largest
        ? tasks.stream().filter(each -> each.pausedBy() == null).mapToLong(of).max().orElse(0)
        : tasks.stream().mapToLong(of).sum();
  }
}
