package io.emgadapter.gateway.rest;

import io.emgadapter.gateway.Divider.Part;
import io.emgadapter.order.ProblemCode;
import io.emgadapter.order.RestOnly;
import io.emgadapter.order.WorkVisitCreate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Divides a visit into one order for each account, as Work Visits v2 wants it. */
final class VisitParts {
  private static final String UNKNOWN = "";

  private VisitParts() {}

  /**
   * The parts, in the order in which their first locations were sent. Where the account of any
   * place is not known nobody can say what belongs together, so it stays one order.
   *
   * @param accounts what Equinix says about a place; asked only where the request says nothing
   */
  static List<Part> of(WorkVisitCreate visit, RestOnly rest, Function<Spot, Set<String>> accounts) {
    Map<String, List<String>> byAccount = new LinkedHashMap<>();
    for (String location : visit.location()) {
      String account = account(Spot.of(location), rest, accounts);
      byAccount.computeIfAbsent(account, _ -> new ArrayList<>()).add(location);
    }
    if (!byAccount.containsKey(UNKNOWN)) {
      return byAccount.entrySet().stream()
          .map(each -> new Part(List.copyOf(each.getValue()), numbers(Map.ofEntries(each))))
          .toList();
    }
    return List.of(new Part(visit.location(), numbers(byAccount)));
  }

  private static String account(Spot spot, RestOnly rest, Function<Spot, Set<String>> accounts) {
    String said = rest.accountNumbers().get(spot.cage());
    if (said != null) {
      return said;
    }
    Set<String> numbers = accounts.apply(spot);
    if (numbers.size() > 1) {
      throw Stop.refused(
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
        locations.forEach(location -> numbers.put(Spot.of(location).cage(), account));
      }
    });
    return numbers;
  }
}
