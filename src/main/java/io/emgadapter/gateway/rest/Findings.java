package io.emgadapter.gateway.rest;

import io.emgadapter.gateway.Divider.Part;
import io.emgadapter.gateway.Finding;
import io.emgadapter.gateway.Finding.Known;
import io.emgadapter.gateway.Finding.Later;
import io.emgadapter.gateway.Finding.Unfit;
import io.emgadapter.gateway.Outcome.NotSent;
import io.emgadapter.gateway.Outcome.Refused;
import io.emgadapter.order.Problem;
import io.emgadapter.order.Problems;
import io.emgadapter.order.Referred;
import io.emgadapter.order.RestOnly;
import io.emgadapter.order.WorkVisitCreate;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What one subscription asks about an order before it is sealed. */
final class Findings {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final Caller caller;
  private final VisitAccounts accounts;
  private final OrderNumbers numbers;
  private final Semaphore places;

  Findings(Link link, RestAccount account) {
    this.places = new Semaphore(account.concurrency());
    this.caller = link.caller();
    this.accounts = link.visitAccounts();
    this.numbers = link.orderNumbers();
  }

  Finding<List<Part>> divide(WorkVisitCreate visit, @Nullable String rest) {
    return found(
        "/body/Location",
        () -> {
          Problems problems = new Problems();
          RestOnly only =
              rest == null ? RestOnly.NONE : RestOnly.read(JSON.readTree(rest), "/rest", problems);
          Stop.ifAny(problems);
          // Asked once, so that one visit is not judged by two answers.
          Map<String, VisitCages> seen = new HashMap<>();
          return VisitParts.of(
              visit, only, spot -> seen.computeIfAbsent(spot.ibx(), accounts::in).accounts(spot));
        });
  }

  /** A few at a time, and each as long as it takes; whoever waits may interrupt it. */
  Finding<Set<String>> numbers(Referred referred) {
    try {
      places.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Later<>("nobody waits any more", PAUSE);
    }
    try {
      return found(referred.pointer(), () -> numbers.of(referred));
    } finally {
      places.release();
    }
  }

  private <T> Finding<T> found(String pointer, Supplier<T> asking) {
    try {
      return new Known<>(asking.get());
    } catch (Stop stop) {
      return switch (stop.outcome()) {
        case Refused(var problem) -> new Unfit<>(at(pointer, problem));
        case NotSent(var reason, var retryAfter) -> new Later<>(reason, caller.away(retryAfter));
        default -> new Later<>("Equinix was not asked", PAUSE);
      };
    }
  }

  private static Problem at(String pointer, Problem problem) {
    return problem.pointer().isEmpty()
        ? new Problem(pointer, problem.code(), problem.message())
        : problem;
  }
}
