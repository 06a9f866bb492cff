package io.emgadapter.gateway.rest;

import io.emgadapter.order.Body;
import io.emgadapter.order.Cancel;
import io.emgadapter.order.Problem;
import io.emgadapter.order.Problems;
import io.emgadapter.order.RestOnly;
import io.emgadapter.order.SmartHandsCreate;
import io.emgadapter.order.SmartHandsUpdate;
import io.emgadapter.order.WorkVisitCreate;
import io.emgadapter.order.WorkVisitUpdate;
import java.util.List;
import java.util.stream.Stream;

/** What of a request the REST route cannot carry; known without any call, so at its intake. */
public final class RestCheck {
  private static final String LATER = "";

  private RestCheck() {}

  /** Adds what REST needs and the request lacks. */
  public static void check(Body body, RestOnly rest, Problems problems) {
    for (Problem each : draft(body, rest).problems().list()) {
      problems.add(each.pointer(), each.code(), each.message());
    }
  }

  /**
   * What becomes of fields that REST has no home for, a sentence each; never with their content.
   */
  public static List<String> notes(Body body, RestOnly rest) {
    return Stream.concat(
            draft(body, rest).notes().stream(), RestUses.unused(body, rest).map(RestCheck::unused))
        .distinct()
        .toList();
  }

  private static String unused(String name) {
    return "rest/" + name + ": not sent, this work has no place for it";
  }

  static void check(Body body, RestOnly rest) {
    Stop.ifAny(draft(body, rest).problems());
  }

  /** The order as it will be made, but for what is only known when it goes. */
  private static Draft draft(Body body, RestOnly rest) {
    Draft draft = new Draft();
    switch (body) {
      case SmartHandsCreate create -> SmartHandsOrder.of(create, rest, LATER, LATER, draft);
      case WorkVisitCreate create -> VisitOrder.of(create, rest, LATER, draft);
      case SmartHandsUpdate update when update.negotiationAnswer().isPresent() ->
          ChangeOf.lost(update, draft);
      case SmartHandsUpdate update -> ChangeOf.note(update, rest, draft);
      case WorkVisitUpdate update -> ChangeOf.note(update, rest, draft);
      case Cancel cancel -> ChangeOf.cancel(cancel, rest, draft);
    }
    return draft;
  }
}
