package io.emgadapter.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whose cage it is. Equinix makes one work visit for each customer account that the cages belong
 * to; here the letters in a location's third part are the account. So {@code LD5:01:001MC2} and
 * {@code LD5:01:001MC3} share one, {@code LD5:01:001CA3} has another, as in the printed Ack, and
 * cages with digits alone are all of one account.
 */
final class Accounts {

  private Accounts() {}

  /** The locations of each account, in the order in which they were named. */
  static List<List<String>> split(List<String> locations) {
    Map<String, List<String>> byAccount = new LinkedHashMap<>();
    for (String location : locations) {
      byAccount.computeIfAbsent(account(location), any -> new ArrayList<>()).add(location);
    }
    return List.copyOf(byAccount.values());
  }

  private static String account(String location) {
    String[] parts = location.split(":", -1);
    return parts.length < 3 ? "" : parts[2].replaceAll("[^A-Za-z]", "");
  }
}
