package io.emgadapter.gateway.rest;

import io.emgadapter.order.Referred;
import java.util.Set;
import java.util.stream.Collectors;

/** The numbers of orders in the history, by the {@code RequestorId} that they were made for. */
final class OrderNumbers {
  private final History history;

  OrderNumbers(History history) {
    this.history = history;
  }

  /** All that carry it, also with the addition that this adapter makes. */
  Set<String> of(Referred referred) {
    String named = referred.name();
    Call call = history.ask(Reference.shortened(named), product(referred), "PAST_YEAR");
    return History.read(Stop.replyOr(call, "the order that is named")).stream()
        .filter(order -> order.references().stream().anyMatch(r -> Reference.isOf(r, named)))
        .map(History.Past::number)
        .collect(Collectors.toSet());
  }

  private static String product(Referred referred) {
    return referred.resource().equals("WorkVisit") ? "WORK_VISIT" : "SHIPMENT";
  }
}
