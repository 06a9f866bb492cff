package io.emgadapter.dispatch;

import io.emgadapter.dispatch.Prepared.Draft;
import io.emgadapter.dispatch.Prepared.Early;
import io.emgadapter.dispatch.Prepared.Unfit;
import io.emgadapter.gateway.Divider;
import io.emgadapter.gateway.Divider.Finding;
import io.emgadapter.gateway.OrderReader.OrderHistory;
import io.emgadapter.ledger.send.ClaimedTask;
import io.emgadapter.order.Problems.Problem;
import io.emgadapter.order.Target.Referred;
import io.emgadapter.order.WorkVisitCreate;
import io.emgadapter.work.Failures;
import io.emgadapter.work.LogKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Asks Equinix what must be known of a Task before it is sealed: whether it must be divided, and
 * which order it refers to. Each on a virtual thread of its own, while the other Tasks go.
 */
@Component
class AskEquinix implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AskEquinix.class);

  /** How long an order may take to appear in the history is not documented. */
  private static final Duration APPEARS_WITHIN = Duration.ofMinutes(10);

  private static final Duration PAUSE = Duration.ofSeconds(15);
  private static final Duration SOON = Duration.ofSeconds(5);

  private final Gateways gateways;
  private final @Nullable OrderHistory history;
  private final Duration budget;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  AskEquinix(Gateways gateways, ObjectProvider<OrderHistory> history, DispatchSettings settings) {
    this.gateways = gateways;
    this.history = history.getIfAvailable();
    this.budget = settings.sendBudget();
  }

  /**
   * Tasks about which Equinix is being asked.
   *
   * @param others of which nothing need be asked
   * @param answers of the rest
   * @param end when nobody waits any more, by {@link System#nanoTime}
   */
  record Asked(List<Prepared> others, Map<ClaimedTask, Future<Prepared>> answers, long end) {

    /** What came of one; what is not answered by the end goes back. */
    Prepared await(ClaimedTask task) {
      Future<Prepared> answer = Objects.requireNonNull(answers.get(task));
      try {
        return answer.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      } catch (TimeoutException | ExecutionException e) {
        answer.cancel(true);
      } catch (InterruptedException e) {
        answer.cancel(true);
        Thread.currentThread().interrupt();
      }
      return new Early(task, SOON, "Equinix has not said in time what must be known first");
    }
  }

  /** Starts to ask where that is needed. */
  Asked ask(List<Prepared> prepared) {
    List<Prepared> others = new ArrayList<>();
    Map<ClaimedTask, Future<Prepared>> answers = new LinkedHashMap<>();
    for (Prepared each : prepared) {
      Supplier<Prepared> question = each instanceof Draft draft ? question(draft) : null;
      if (question == null) {
        others.add(each);
      } else {
        ClaimedTask task = ((Draft) each).task();
        answers.put(task, threads.submit(() -> guarded(task, question)));
      }
    }
    return new Asked(others, answers, System.nanoTime() + budget.toNanos());
  }

  private @Nullable Supplier<Prepared> question(Draft draft) {
    ClaimedTask task = draft.task();
    Referred referred = draft.unresolved();
    if (referred != null && history != null && history.isOpenTo(task.subscription())) {
      return () -> resolved(draft, referred, history.numbers(task.subscription(), referred));
    }
    Divider divider = gateways.divider(task.route());
    return divider != null && task.part() == null && draft.body() instanceof WorkVisitCreate visit
        ? () ->
            then(
                draft,
                divider.divide(task.subscription(), visit, task.restText()),
                draft::dividedInto)
        : null;
  }

  private static Prepared resolved(Draft draft, Referred referred, Finding<Set<String>> finding) {
    return then(
        draft,
        finding,
        numbers -> {
          if (numbers.size() == 1) {
            return draft.referringTo(numbers.iterator().next());
          }
          boolean mayAppear = numbers.isEmpty() && draft.task().age().compareTo(APPEARS_WITHIN) < 0;
          return mayAppear
              ? ResolveReferences.early(
                  draft.task(), "the order that it names is not in the history yet")
              : ResolveReferences.unfit(
                  draft, referred, numbers.isEmpty() ? "no order" : "several orders");
        });
  }

  private static <T> Prepared then(Draft draft, Finding<T> finding, Function<T, Prepared> known) {
    return switch (finding) {
      case Finding.Known<T>(var value) -> known.apply(value);
      case Finding.Later<T>(var reason, var retryAfter) ->
          new Early(draft.task(), retryAfter, reason);
      case Finding.Unfit<T>(Problem problem) -> new Unfit(draft.task(), problem);
    };
  }

  private static Prepared guarded(ClaimedTask task, Supplier<Prepared> question) {
    try {
      return question.get();
    } catch (RuntimeException e) {
      LOG.atError()
          .addKeyValue(LogKey.TASK, task.id())
          .log("Equinix cannot be asked about a Task ({}); it waits", Failures.kind(e));
      Failures.debug(LOG, e);
      return new Early(task, PAUSE, "an error of the adapter's");
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
