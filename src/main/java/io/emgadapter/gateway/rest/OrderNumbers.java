package io.emgadapter.gateway.rest;

import io.emgadapter.order.ProblemCode;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The number of an order that another one refers to. Equinix's documents allow its {@code
 * RequestorId} in that place; REST takes only the number.
 */
final class OrderNumbers {
  /** For example {@code 1-190368976438}. */
  private static final Pattern NUMBER = Pattern.compile("[0-9]-[0-9A-Za-z]{4,40}");

  /** How long an order may take to appear in the history is not documented. */
  private static final Duration APPEARS_WITHIN = Duration.ofMinutes(10);

  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final History history;

  OrderNumbers(History history) {
    this.history = history;
  }

  /**
   * The order's number.
   *
   * @param named a number, or a {@code RequestorId}
   * @param product of the history, for example {@code WORK_VISIT}
   * @param pointer where it stands in the request
   * @param age how old the Task is that names it
   */
  String of(String named, String product, String pointer, Duration age) {
    if (NUMBER.matcher(named).matches()) {
      return named;
    }
    Call call = history.ask(Reference.shortened(named), product, "PAST_YEAR");
    List<String> numbers =
        History.read(Stop.replyOr(call, "the order that is named")).stream()
            .filter(order -> order.references().stream().anyMatch(r -> Reference.isOf(r, named)))
            .map(History.Past::number)
            .distinct()
            .toList();
    if (numbers.isEmpty() && age.compareTo(APPEARS_WITHIN) < 0) {
      throw Stop.notSent("the order that is named is not in the order history yet", PAUSE);
    }
    if (numbers.size() != 1) {
      throw Stop.refused(
          pointer,
          ProblemCode.NOT_IN_LIST,
          "Send the order number that Equinix gave: the reference is of "
              + (numbers.isEmpty() ? "no order." : "several orders."));
    }
    return numbers.getFirst();
  }
}
