package io.emgadapter.gateway.rest;

import io.emgadapter.gateway.Gateway.Outcome;
import io.emgadapter.gateway.Gateway.Outcome.Answered;
import io.emgadapter.gateway.Gateway.Outcome.Unknown;
import io.emgadapter.gateway.rest.call.Call;
import io.emgadapter.gateway.rest.call.Call.NotWritten;
import io.emgadapter.gateway.rest.call.Caller;
import io.emgadapter.gateway.rest.call.EquinixApi.Api;
import io.emgadapter.gateway.rest.call.PreparationStopped;
import io.emgadapter.gateway.rest.call.PreparationStopped.TimeToStart;
import io.emgadapter.gateway.rest.mapping.Mapped;
import io.emgadapter.gateway.rest.mapping.OrderChanges;
import io.emgadapter.gateway.rest.mapping.RestTask;
import io.emgadapter.order.Body;
import io.emgadapter.order.Problems.ProblemCode;
import io.emgadapter.order.SmartHandsUpdate.NegotiationAnswer;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes and cancels orders (Equinix, Orders v2 and Work Visits v2). */
final class Changes {
  /** The form of an order number, which becomes part of an address. */
  static final Pattern ORDER_ID = Pattern.compile("[0-9A-Za-z][0-9A-Za-z-]{0,99}");

  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);

  private final Caller caller;
  private final Uploads uploads;

  Changes(RestAccess access) {
    this.caller = access.caller();
    this.uploads = access.uploads();
  }

  Outcome cancel(RestTask order, Mapped reason, TimeToStart time) {
    String id = orderId(order.body());
    uploads.into(reason, order.made(), time);
    time.check();
    Call call =
        caller.call(Api.ORDERS, time, (equinix, token) -> equinix.cancel(token, id, reason.json()));
    return Outcomes.changed(order.task(), call, id);
  }

  /**
   * A Description that is one of three words answers a proposal, for orders of every kind.
   * Otherwise {@code PATCH} changes what it can of a visit, and the rest goes as a note.
   */
  Outcome update(RestTask order, Mapped mapped, TimeToStart time) {
    String id = orderId(order.body());
    Optional<NegotiationAnswer> answer = order.body().negotiationAnswer();
    if (answer.isPresent()) {
      return answer(order, id, answer.get(), time);
    }
    uploads.into(mapped, order.made(), time);
    time.check();
    ObjectNode patch = mapped.patch();
    return patch == null
        ? Outcomes.changed(order.task(), note(id, mapped.json(), time), id)
        : patchAndNote(order.task(), id, patch, mapped.json(), time);
  }

  private Outcome answer(RestTask order, String id, NegotiationAnswer answer, TimeToStart time) {
    Call pending = caller.call(Api.ORDERS, (equinix, token) -> equinix.proposals(token, id));
    JsonNode proposals = PreparationStopped.replyOr(pending, "pending proposals").body();
    String proposal = Proposals.read(proposals).meant(order.rest().referenceId(), order.asked());
    ObjectNode reply = OrderChanges.answer(answer, proposal, order.rest());
    time.check();
    Call call =
        caller.call(Api.ORDERS, time, (equinix, token) -> equinix.answerProposal(token, id, reply));
    return Outcomes.changed(order.task(), call, id);
  }

  static String orderId(Body body) {
    String id = body.servicerId();
    if (id == null || !ORDER_ID.matcher(id).matches()) {
      throw PreparationStopped.refused(
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
   * Changes a visit in two calls. First the {@code PATCH}, which may be sent again, because it
   * states the result and not a step. Then the note, which may not be sent again. So only the note
   * decides whether the change was made. If the note did not leave, both go again; and once Equinix
   * may have taken the {@code PATCH}, the Task is never called unsent.
   */
  private Outcome patchAndNote(
      UUID task, String id, ObjectNode patch, ObjectNode note, TimeToStart time) {
    Outcome first = Outcomes.changed(task, patch(id, patch, time), id);
    if (first instanceof Unknown && !time.left().isZero()) {
      first = Outcomes.repeated(task, patch(id, patch, time), id, first);
    }
    return first instanceof Answered(var answer) && answer.acknowledges()
        ? Outcomes.afterTheFirstHalf(task, noteInTime(id, note, time), id)
        : first;
  }

  private Call patch(String id, ObjectNode patch, TimeToStart time) {
    return caller.call(
        Api.WORK_VISITS, time, (equinix, token) -> equinix.changeVisit(token, id, patch));
  }

  private Call note(String id, ObjectNode note, TimeToStart time) {
    return caller.call(Api.ORDERS, time, (equinix, token) -> equinix.note(token, id, note));
  }

  /** Tries again as long as the note did not leave and there is time. */
  private Call noteInTime(String id, ObjectNode note, TimeToStart time) {
    if (time.left().isZero()) {
      return NotWritten.untried("no time was left", Duration.ZERO);
    }
    while (true) {
      Call call = note(id, note, time);
      if (!(call instanceof NotWritten(_, var pause, _)) || !waits(pause, time)) {
        return call;
      }
    }
  }

  private static boolean waits(Duration asked, TimeToStart time) {
    Duration pause = asked.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : asked;
    if (pause.compareTo(time.left()) >= 0) {
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
