package io.emgadapter.gateway.rest;

import io.emgadapter.gateway.Gateway.Outcome;
import io.emgadapter.gateway.Gateway.Outcome.Answered;
import io.emgadapter.gateway.Gateway.Outcome.Unknown;
import io.emgadapter.gateway.rest.call.Apis.Api;
import io.emgadapter.gateway.rest.call.Caller.Call;
import io.emgadapter.gateway.rest.call.Caller.Call.NotWritten;
import io.emgadapter.gateway.rest.call.Caller.Turn;
import io.emgadapter.gateway.rest.call.Stop;
import io.emgadapter.gateway.rest.mapping.Mapping.Mapped;
import io.emgadapter.gateway.rest.mapping.OrderChanges;
import io.emgadapter.gateway.rest.mapping.RestTask;
import io.emgadapter.order.Body;
import io.emgadapter.order.Cancel;
import io.emgadapter.order.Problems.ProblemCode;
import io.emgadapter.order.SmartHandsUpdate;
import io.emgadapter.order.SmartHandsUpdate.NegotiationAnswer;
import io.emgadapter.order.WorkVisitUpdate;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes and cancels orders (Equinix, Orders v2 and Work Visits v2). */
final class Changes {
  /** It becomes part of an address. */
  static final Pattern ORDER_ID = Pattern.compile("[0-9A-Za-z][0-9A-Za-z-]{0,99}");

  private final RestAccess link;

  Changes(RestAccess link) {
    this.link = link;
  }

  Outcome cancel(RestTask order, Cancel cancel, Turn turn) {
    String id = orderId(cancel);
    Mapped reason = OrderChanges.cancel(cancel, order.rest(), link.draft());
    link.uploads().into(reason.json(), reason.files(), order.made(), turn);
    turn.check();
    Call call =
        link.caller().call(Api.ORDERS, token -> link.orders().cancel(token, id, reason.json()));
    return Outcomes.changed(order.task(), call, id);
  }

  /** What is said of a Smart Hands order is a note. */
  Outcome smartHands(RestTask order, SmartHandsUpdate update, Turn turn) {
    String id = orderId(update);
    Mapped note = OrderChanges.note(update, order.rest(), order.reference(), link.draft());
    return note(order, id, note, turn);
  }

  /** What {@code PATCH} can change, and the rest as a note. */
  Outcome workVisit(RestTask order, WorkVisitUpdate update, Turn turn) {
    String id = orderId(update);
    Mapped note = OrderChanges.note(update, order.rest(), order.reference(), link.draft());
    upload(order, note, turn);
    ObjectNode patch = OrderChanges.patch(update, order.rest());
    return patch == null
        ? send(order, id, note, turn)
        : new Halves(link, order.task(), id).change(patch, note.json(), turn);
  }

  private Outcome note(RestTask order, String id, Mapped note, Turn turn) {
    upload(order, note, turn);
    return send(order, id, note, turn);
  }

  private void upload(RestTask order, Mapped note, Turn turn) {
    link.uploads().into(note.json(), note.files(), order.made(), turn);
  }

  private Outcome send(RestTask order, String id, Mapped note, Turn turn) {
    turn.check();
    Call call = link.caller().call(Api.ORDERS, token -> link.orders().note(token, id, note.json()));
    return Outcomes.changed(order.task(), call, id);
  }

  /** A Description that is one of three words answers a proposal, for orders of every kind. */
  Outcome answer(RestTask order, NegotiationAnswer answer, Turn turn) {
    String id = orderId(order.body());
    Call pending = link.caller().call(Api.ORDERS, token -> link.orders().negotiations(token, id));
    JsonNode proposals = Stop.replyOr(pending, "pending proposals").body();
    String proposal = Proposals.read(proposals).meant(order.rest().referenceId(), order.asked());
    ObjectNode reply = OrderChanges.answer(answer, proposal, order.rest());
    turn.check();
    Call call = link.caller().call(Api.ORDERS, token -> link.orders().reply(token, id, reply));
    return Outcomes.changed(order.task(), call, id);
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

  /**
   * Changes a visit in two calls. First the {@code PATCH}, which may be sent again, for it says
   * what is to be and not what to do. Then the note, which may not. So nothing but the note decides
   * whether the change was done; where it did not leave, both go again; and once the {@code PATCH}
   * may have been taken, nothing of it is called unsent.
   */
  static final class Halves {
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);

    private final RestAccess link;
    private final UUID task;
    private final String order;

    /**
     * @param order its number
     */
    Halves(RestAccess link, UUID task, String order) {
      this.link = link;
      this.task = task;
      this.order = order;
    }

    /** Makes the change; what is to be uploaded for it is at Equinix already. */
    Outcome change(ObjectNode patch, ObjectNode note, Turn turn) {
      turn.check();
      Outcome first = Outcomes.changed(task, patch(patch), order);
      if (first instanceof Unknown && !turn.left().isZero()) {
        first = Outcomes.repeated(task, patch(patch), order, first);
      }
      return first instanceof Answered(var answer) && answer.acknowledges()
          ? Outcomes.afterTheFirstHalf(task, note(note, turn), order)
          : first;
    }

    private Call patch(ObjectNode patch) {
      return link.caller()
          .call(Api.WORK_VISITS, token -> link.workVisits().update(token, order, patch));
    }

    /** Tries for as long as the turn lasts, each time that the note did not leave. */
    private Call note(ObjectNode note, Turn turn) {
      if (turn.left().isZero()) {
        return new NotWritten("no time was left", Duration.ZERO);
      }
      while (true) {
        Call call = link.caller().call(Api.ORDERS, token -> link.orders().note(token, order, note));
        if (!(call instanceof NotWritten(_, var pause)) || !waits(pause, turn)) {
          return call;
        }
      }
    }

    private static boolean waits(Duration asked, Turn turn) {
      Duration pause = asked.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : asked;
      if (pause.compareTo(turn.left()) >= 0) {
        return false;
      }
      try {
        Thread.sleep(pause);
        return true;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }
}
