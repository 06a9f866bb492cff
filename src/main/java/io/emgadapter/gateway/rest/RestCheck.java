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

  /** Adds what REST needs and the request lacks, and files that it cannot take. */
  public static void check(
      Body body, RestOnly rest, AttachmentSettings attachments, Problems problems) {
    for (Problem each : draft(body, rest, attachments).problems().list()) {
      problems.add(each.pointer(), each.code(), each.message());
    }
  }

  /**
   * What becomes of fields that REST has no home for, a sentence each; never with their content.
   */
  public static List<String> notes(Body body, RestOnly rest, AttachmentSettings attachments) {
    return Stream.concat(
            draft(body, rest, attachments).notes().stream(),
            RestUses.unused(body, rest).map(RestCheck::unused))
        .distinct()
        .toList();
  }

  private static String unused(String name) {
    return "rest/" + name + ": not sent, this work has no place for it";
  }

  static void check(Body body, RestOnly rest, AttachmentSettings attachments) {
    Stop.ifAny(draft(body, rest, attachments).problems());
  }

  /** The order as it will be made, but for what is only known when it goes. */
  private static Draft draft(Body body, RestOnly rest, AttachmentSettings attachments) {
    Draft draft = new Draft(attachments);
    switch (body) {
      case SmartHandsCreate create -> SmartHandsOrder.of(create, rest, LATER, LATER, draft);
      case WorkVisitCreate create -> VisitOrder.of(create, rest, LATER, draft);
      case Body answer when answer.negotiationAnswer().isPresent() -> ChangeOf.lost(answer, draft);
      case SmartHandsUpdate update -> ChangeOf.note(update, rest, LATER, draft);
      case WorkVisitUpdate update -> ChangeOf.note(update, rest, LATER, draft);
      case Cancel cancel -> ChangeOf.cancel(cancel, rest, draft);
    }
    return draft;
  }
}
