package io.emgadapter.gateway.rest;

import io.emgadapter.gateway.Outcome;
import io.emgadapter.order.Body;
import io.emgadapter.order.Cancel;
import io.emgadapter.order.NegotiationAnswer;
import io.emgadapter.order.ProblemCode;
import io.emgadapter.order.SmartHandsUpdate;
import io.emgadapter.order.WorkVisitUpdate;
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

  /** What is said of a Smart Hands order is a note. */
  Outcome smartHands(Order order, SmartHandsUpdate update, Turn turn) {
    String id = orderId(update);
    Mapped note = ChangeOf.note(update, order.rest(), order.reference(), link.draft());
    return note(order, id, note, turn);
  }

  /** What {@code PATCH} can change, and the rest as a note. */
  Outcome workVisit(Order order, WorkVisitUpdate update, Turn turn) {
    String id = orderId(update);
    Mapped note = ChangeOf.note(update, order.rest(), order.reference(), link.draft());
    upload(order, note, turn);
    ObjectNode patch = ChangeOf.patch(update, order.rest());
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

  /** A Description that is one of three words answers a proposal, for orders of every kind. */
  Outcome answer(Order order, NegotiationAnswer answer, Turn turn) {
    String id = orderId(order.body());
    Call pending = link.caller().call(Api.ORDERS, token -> link.orders().negotiations(token, id));
    JsonNode proposals = Stop.replyOr(pending, "pending proposals").body();
    String proposal = Proposals.read(proposals).meant(order.rest().referenceId(), order.asked());
    ObjectNode reply = ChangeOf.answer(answer, proposal, order.rest());
    turn.check();
    Call call = link.caller().call(Api.ORDERS, token -> link.orders().reply(token, id, reply));
    return Judge.changed(order.task(), call, id);
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
