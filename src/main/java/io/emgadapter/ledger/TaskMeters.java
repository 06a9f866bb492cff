package io.emgadapter.ledger;

import io.emgadapter.sight.Counting;
import io.emgadapter.sight.OutcomeCounters;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Counts the Tasks that this instance ended, and says how long their ways took: by the times in the
 * ledger, from the statements that move them, and only once those are committed.
 */
@Component
public class TaskMeters {
  private static final Duration[] UNTIL_SENT = seconds(0.1, 0.25, 0.5, 1, 5, 10, 60, 300, 3600);
  private static final Duration[] UNTIL_ANSWERED =
      seconds(0.1, 0.5, 1, 5, 10, 60, 300, 3600, 14_400, 86_400, 259_200);

  /** In these nobody has written yet that a gateway took the Task. */
  private static final Set<TaskState> BEFORE_SENT =
      EnumSet.of(TaskState.SENDING, TaskState.UNKNOWN);

  private final MeterRegistry registry;
  private final Map<String, OutcomeCounters<End>> ended = new ConcurrentHashMap<>();

  public TaskMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  private static Duration[] seconds(double... all) {
    return Arrays.stream(all)
        .mapToObj(each -> Duration.ofMillis((long) (each * 1000)))
        .toArray(Duration[]::new);
  }

  /** How a Task ends. */
  private enum End {
    ACKNOWLEDGED,
    REFUSED,
    NOT_SENT,
    ABANDONED,
    PARKED
  }

  /**
   * A Task that a gateway took.
   *
   * @param seconds from its acceptance until it was sealed for this send
   */
  public record SentTask(String route, double seconds) {}

  /**
   * A Task that ended.
   *
   * @param was its state before
   * @param answered whether Equinix's answer ended it
   * @param untilSent from its acceptance to its last send, in seconds
   * @param untilEnd from there to its end
   */
  public record Ended(
      String subscription,
      String route,
      TaskState was,
      TaskState state,
      boolean answered,
      double untilSent,
      double untilEnd) {}

  /** Has the counters of a subscription begin with zero, and the times of its routes. */
  public void begin(String subscription, List<String> routes) {
    ends(subscription);
    routes.forEach(route -> {
      untilSent(route);
      untilAnswered(route);
    });
  }

  /** Counts these once they are committed. */
  public void sent(List<SentTask> tasks) {
    Counting.whenCommitted(
        () -> tasks.forEach(task -> record(untilSent(task.route()), task.seconds())));
  }

  /** Counts these once they are committed. */
  public void ended(List<Ended> tasks) {
    Counting.whenCommitted(() -> tasks.forEach(this::count));
  }

  private void count(Ended task) {
    ends(task.subscription()).add(End.valueOf(task.state().name()));
    if (task.answered()) {
      if (BEFORE_SENT.contains(task.was())) {
        record(untilSent(task.route()), task.untilSent());
      }
      record(untilAnswered(task.route()), task.untilEnd());
    }
  }

  private static void record(Timer timer, double seconds) {
    timer.record((long) (seconds * 1e9), TimeUnit.NANOSECONDS);
  }

  private OutcomeCounters<End> ends(String subscription) {
    return ended.computeIfAbsent(
        subscription,
        name ->
            new OutcomeCounters<>(
                registry,
                "emg.tasks.ended",
                "Tasks that this instance ended, by their final state.",
                Tags.of("subscription", name),
                End.class));
  }

  private Timer untilSent(String route) {
    return timer(
        "emg.tasks.sent.after", "From a Task's acceptance to its send.", route, UNTIL_SENT);
  }

  private Timer untilAnswered(String route) {
    return timer(
        "emg.tasks.answered.after", "From a Task's send to its answer.", route, UNTIL_ANSWERED);
  }

  private Timer timer(String name, String what, String route, Duration... buckets) {
    return Timer.builder(name)
        .description(what)
        .tag("route", route)
        .serviceLevelObjectives(buckets)
        .register(registry);
  }
}
