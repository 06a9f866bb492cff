package io.emgadapter.gateway.rest;

import io.emgadapter.gateway.Divider.Finding;
import io.emgadapter.gateway.Divider.Finding.Known;
import io.emgadapter.gateway.Divider.Finding.Later;
import io.emgadapter.gateway.Divider.Finding.Unfit;
import io.emgadapter.gateway.Divider.Part;
import io.emgadapter.gateway.Gateway.Outcome.NotSent;
import io.emgadapter.gateway.Gateway.Outcome.Refused;
import io.emgadapter.gateway.rest.CageAccounts.VisitAccounts;
import io.emgadapter.gateway.rest.CageAccounts.VisitCages;
import io.emgadapter.gateway.rest.call.Caller;
import io.emgadapter.gateway.rest.call.PreparationStopped;
import io.emgadapter.gateway.rest.call.Throttle;
import io.emgadapter.gateway.rest.call.Throttle.Place;
import io.emgadapter.gateway.rest.mapping.CageLocation;
import io.emgadapter.order.Problems;
import io.emgadapter.order.Problems.Problem;
import io.emgadapter.order.Problems.ProblemCode;
import io.emgadapter.order.RestOnly;
import io.emgadapter.order.Target.Referred;
import io.emgadapter.order.WorkVisitCreate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Asks, for one subscription, what must be known about an order before it is sealed. */
final class OrderPreparation {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofHours(1);

  private final Caller caller;
  private final VisitAccounts accounts;
  private final History history;
  private final Throttle throttle;

  OrderPreparation(RestAccess access) {
    this.caller = access.caller();
    this.accounts = access.visitAccounts();
    this.history = access.history();
    this.throttle = access.throttle();
  }

  Finding<List<Part>> divide(WorkVisitCreate visit, @Nullable String rest) {
    return found(
        "/body/Location",
        () -> {
          Problems problems = new Problems();
          RestOnly only =
              rest == null ? RestOnly.NONE : RestOnly.read(JSON.readTree(rest), "/rest", problems);
          PreparationStopped.ifAny(problems.list());
          // Asked only once, so that one visit is not divided by two different answers.
          Map<String, VisitCages> seen = new HashMap<>();
          return VisitParts.of(
              visit,
              only,
              location -> seen.computeIfAbsent(location.ibx(), accounts::in).accounts(location));
        });
  }

  /** Only a few at a time; the thread that waits may be interrupted. */
  Finding<Set<String>> numbers(Referred referred) {
    try (Place place = throttle.takeForSearch(PATIENCE)) {
      return place == null
          ? new Later<>("too many searches are on their way", PAUSE)
          : found(referred.pointer(), () -> history.numbers(referred));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Later<>("nobody waits any more", PAUSE);
    }
  }

  private <T> Finding<T> found(String pointer, Supplier<T> asking) {
    try {
      return new Known<>(asking.get());
    } catch (PreparationStopped stopped) {
      return switch (stopped.outcome()) {
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

  /** Divides a visit into one order for each account, as Work Visits v2 requires. */
  static final class VisitParts {
    private static final String UNKNOWN = "";

    private VisitParts() {}

    /**
     * The parts, in the sequence of their first locations in the request. If the account of any
     * place is unknown, nobody can say what belongs together, so the visit stays one order.
     *
     * @param accounts what Equinix says about a place; asked only if the request does not say
     */
    static List<Part> of(
        WorkVisitCreate visit, RestOnly rest, Function<CageLocation, Set<String>> accounts) {
      Map<String, List<String>> byAccount = new LinkedHashMap<>();
      for (String location : visit.location()) {
        String account = account(CageLocation.of(location), rest, accounts);
        byAccount.computeIfAbsent(account, _ -> new ArrayList<>()).add(location);
      }
      if (!byAccount.containsKey(UNKNOWN)) {
        return byAccount.entrySet().stream()
            .map(each -> new Part(List.copyOf(each.getValue()), numbers(Map.ofEntries(each))))
            .toList();
      }
      return List.of(new Part(visit.location(), numbers(byAccount)));
    }

    private static String account(
        CageLocation location, RestOnly rest, Function<CageLocation, Set<String>> accounts) {
      String said = rest.accountNumbers().get(location.cage());
      if (said != null) {
        return said;
      }
      Set<String> numbers = accounts.apply(location);
      if (numbers.size() > 1) {
        throw PreparationStopped.refused(
            "/rest/accountNumbers",
            ProblemCode.MISSING,
            "Send the account number of each cage that belongs to several accounts.");
      }
      return numbers.isEmpty() ? UNKNOWN : numbers.iterator().next();
    }

    private static Map<String, String> numbers(Map<String, List<String>> byAccount) {
      Map<String, String> numbers = new LinkedHashMap<>();
      byAccount.forEach((account, locations) -> {
        if (!account.equals(UNKNOWN)) {
          locations.forEach(location -> numbers.put(CageLocation.of(location).cage(), account));
        }
      });
      return numbers;
    }
  }
}
