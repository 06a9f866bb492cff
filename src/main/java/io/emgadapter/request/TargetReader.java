package io.emgadapter.request;

import io.emgadapter.order.Body;
import io.emgadapter.order.Problems;
import io.emgadapter.order.Target;
import io.emgadapter.order.Target.ByRequest;
import io.emgadapter.order.Target.ByRequestor;
import io.emgadapter.order.Target.ByServicer;
import io.emgadapter.order.Verb;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads which order an Update or Cancel is aimed at: from its {@code order} member, or else from
 * its Body.
 */
final class TargetReader {
  private final RequestFields members;
  private final Problems problems;

  TargetReader(RequestFields members, Problems problems) {
    this.members = members;
    this.problems = problems;
  }

  @Nullable Target read(@Nullable Verb verb, @Nullable Body body) {
    ObjectNode order = members.object("order");
    if (verb == Verb.CREATE && order != null) {
      problems.add("/order", "not-allowed", "Leave it out; a Create makes a new order.");
    }
    if (verb == null || verb == Verb.CREATE) {
      return null;
    }
    return order == null ? ofBody(body) : ofOrder(order, body);
  }

  private @Nullable Target ofBody(@Nullable Body body) {
    if (body != null && body.servicerId() != null) {
      return new ByServicer(body.servicerId());
    }
    if (body != null && body.requestorId() != null) {
      return new ByRequestor(body.requestorId());
    }
    if (!members.has("/order") && !isNamedIn("ServicerId") && !isNamedIn("RequestorId")) {
      problems.add(
          "/order",
          "missing",
          "Name the order by requestId, servicerId or requestorId, or in the body.");
    }
    return null;
  }

  /** Whether the body as it was sent has this name of the order, right or wrong. */
  private boolean isNamedIn(String field) {
    return members.has("/body/" + field);
  }

  private @Nullable Target ofOrder(ObjectNode order, @Nullable Body body) {
    int before = problems.count();
    String request = members.text(order, "/order", "requestId");
    String servicer = members.text(order, "/order", "servicerId");
    String requestor = members.text(order, "/order", "requestorId");
    long named =
        Stream.of(request == null, servicer == null, requestor == null).filter(n -> !n).count();
    if (named != 1 && problems.count() == before) {
      problems.add(
          "/order",
          "not-exactly-one",
          "Send exactly one of requestId, servicerId and requestorId.");
    }
    contradiction(servicer, body == null ? null : body.servicerId(), "servicerId");
    contradiction(requestor, body == null ? null : body.requestorId(), "requestorId");
    if (named != 1) {
      return null;
    }
    if (request != null) {
      return new ByRequest(request);
    }
    return servicer != null
        ? new ByServicer(servicer)
        : new ByRequestor(Objects.requireNonNull(requestor));
  }

  private void contradiction(@Nullable String order, @Nullable String body, String name) {
    if (order != null && body != null && !order.equals(body)) {
      problems.add(
          "/order/" + name, "conflict", "Send the same here and in the body, or only one.");
    }
  }
}
