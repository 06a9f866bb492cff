package io.emgadapter.request;

import io.emgadapter.event.EventType;
import io.emgadapter.event.NewEvent;
import io.emgadapter.ledger.accept.Reject.Rejection;
import io.emgadapter.ledger.accept.Reject.Report;
import io.emgadapter.ledger.parked.Park;
import io.emgadapter.ledger.parked.Park.Parking;
import io.emgadapter.order.ContentId;
import io.emgadapter.order.Problems.Problem;
import io.emgadapter.request.WorkRequest.Invalid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the event for the sender of a message that is rejected, and parks its bytes. */
final class Rejections {
  private static final JsonMapper JSON = new JsonMapper();

  private Rejections() {}

  /**
   * The rejection of a message; the same message always gives the same ids, so that a crash between
   * commit and settlement makes no second event.
   *
   * @param messageId distinguishes two messages with the same bytes, if their sender set it
   */
  static Rejection of(Invalid invalid, byte[] bytes, Origin origin, @Nullable String messageId) {
    UUID id = sameFor(bytes, origin, messageId);
    ObjectNode data = JSON.createObjectNode();
    if (invalid.id() != null) {
      data.put("requestId", invalid.id());
    }
    data.put("sender", origin.sender());
    data.put("parked", id.toString());
    data.set("problems", problems(invalid));
    String subject = invalid.id() == null ? id.toString() : invalid.id();
    NewEvent event =
        new NewEvent(
            id,
            EventType.REQUEST_REJECTED,
            subject,
            invalid.resource(),
            null,
            null,
            true,
            origin.reply(),
            data,
            origin.trace());
    Parking parking =
        new Parking(
            id,
            null,
            Park.WORK_REQUESTS,
            invalid.readable() ? "rejected" : "unreadable",
            "A work request that was turned away; its event lists the problems.",
            null,
            bytes,
            origin.isTrusted() ? origin.sender() : null,
            origin.reply());
    return new Rejection(invalid.asked(), origin.reply(), new Report(event, parking));
  }

  static ArrayNode problems(Invalid invalid) {
    ArrayNode problems = JSON.createArrayNode();
    for (Problem problem : invalid.problems()) {
      problems.add(
          JSON.createObjectNode()
              .put("pointer", problem.pointer())
              .put("code", problem.code())
              .put("message", problem.message()));
    }
    return problems;
  }

  /** The id of a message's rejection, and of the parked message. */
  static UUID sameFor(byte[] bytes, Origin origin, @Nullable String messageId) {
    return ContentId.of(bytes, origin.sender(), messageId, origin.reply().correlationId());
  }
}
