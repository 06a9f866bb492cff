package io.emgadapter.gateway.rest;

import io.emgadapter.gateway.Outcome;
import io.emgadapter.order.Body;
import io.emgadapter.order.Cancel;
import io.emgadapter.order.NegotiationAnswer;
import io.emgadapter.order.ProblemCode;
import io.emgadapter.order.RestOnly;
import io.emgadapter.order.SmartHandsUpdate;
import io.emgadapter.order.WorkVisitUpdate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes and cancels orders (Equinix, Orders v2 and Work Visits v2). */
final class Changes {
  /** It becomes part of an address. */
  static final Pattern ORDER_ID = Pattern.compile("[0-9A-Za-z][0-9A-Za-z-]{0,99}");

  private final Link link;

  Changes(Link link) {
    this.link = link;
  }

  Outcome cancel(Order order, Cancel cancel, Turn turn) {
    String id = orderId(cancel);
    Mapped reason = ChangeOf.cancel(cancel, order.rest(), link.draft());
    link.uploads().into(reason.json(), reason.files(), order.made(), turn);
    turn.check();
    Call call =
        link.caller().call(Api.ORDERS, token -> link.orders().cancel(token, id, reason.json()));
    return Judge.changed(order.task(), call, id);
  }

  /** A Description that is one of three words answers a proposal; everything else is a note. */
  Outcome smartHands(Order order, SmartHandsUpdate update, Turn turn) {
    String id = orderId(update);
    Optional<NegotiationAnswer> answer = update.negotiationAnswer();
    if (answer.isPresent()) {
      return negotiate(order, answer.get(), id, turn);
    }
    return note(order, id, ChangeOf.note(update, order.rest(), link.draft()), turn);
  }

  /** What {@code PATCH} can change, and the rest as a note. */
  Outcome workVisit(Order order, WorkVisitUpdate update, Turn turn) {
    String id = orderId(update);
    Mapped note = ChangeOf.note(update, order.rest(), link.draft());
    upload(order, note, turn);
    ObjectNode patch = ChangeOf.patch(update);
    return patch == null
        ? send(order, id, note, turn)
        : new Halves(link, order.task(), id).change(patch, note.json(), turn);
  }

  private Outcome note(Order order, String id, Mapped note, Turn turn) {
    upload(order, note, turn);
    return send(order, id, note, turn);
  }

  private void upload(Order order, Mapped note, Turn turn) {
    link.uploads().into(note.json(), note.files(), order.made(), turn);
  }

  private Outcome send(Order order, String id, Mapped note, Turn turn) {
    turn.check();
    Call call = link.caller().call(Api.ORDERS, token -> link.orders().note(token, id, note.json()));
    return Judge.changed(order.task(), call, id);
  }

  private Outcome negotiate(Order order, NegotiationAnswer answer, String id, Turn turn) {
    Call pending = link.caller().call(Api.ORDERS, token -> link.orders().negotiations(token, id));
    String proposal = proposal(Stop.replyOr(pending, "pending proposals"), order.rest());
    ObjectNode reply = ChangeOf.answer(answer, proposal, order.rest());
    turn.check();
    Call call = link.caller().call(Api.ORDERS, token -> link.orders().reply(token, id, reply));
    return Judge.changed(order.task(), call, id);
  }

  /** The proposal that is meant: the one that is named, else the only one. */
  private static String proposal(Reply pending, RestOnly rest) {
    List<String> proposals =
        pending
            .body()
            .valueStream()
            .map(proposal -> proposal.path("referenceId").asString(""))
            .filter(reference -> !reference.isBlank())
            .distinct()
            .toList();
    String named = rest.referenceId();
    if (proposals.isEmpty()) {
      throw Stop.refused(
          "/body/Description",
          ProblemCode.NOT_ALLOWED,
          "Answer when Equinix has proposed something: no proposal waits for an answer.");
    }
    if (named == null && proposals.size() > 1) {
      throw Stop.refused(
          "/rest/referenceId",
          ProblemCode.MISSING,
          "Send the referenceId of the proposal that is meant: several wait for an answer.");
    }
    if (named != null && !proposals.contains(named)) {
      throw Stop.refused(
          "/rest/referenceId",
          ProblemCode.NOT_IN_LIST,
          "Send the referenceId of a proposal that waits for an answer: this one does not.");
    }
    return named == null ? proposals.getFirst() : named;
  }

  static String orderId(Body body) {
    String id = body.servicerId();
    if (id == null || !ORDER_ID.matcher(id).matches()) {
      throw Stop.refused(
          "/order",
          ProblemCode.PATTERN,
          "Name the order by the number that Equinix gave it, because the REST route needs it.");
    }
    return id;
  }

  /** The member of an order's details or negotiations, whether they come alone or in an array. */
  static JsonNode only(JsonNode body) {
    return body.isArray() ? body.path(0) : body;
  }
}
