package io.emgadapter.request;

import io.emgadapter.ledger.Ids;
import io.emgadapter.order.Problems;
import io.emgadapter.order.Problems.Problem;
import io.emgadapter.request.WorkRequest.Invalid;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A work request that is mostly known from the address to which it is sent, such as a note on an
 * order. The members that are sent are put into their places, and then it is read like any other
 * work request; if it has no id, the adapter makes one. Problems point into what was sent.
 *
 * @param known the members of the work request that are known
 * @param places where a member that may be sent stands in the work request, as a JSON pointer
 * @param rules finds problems of what was sent, in addition to the rules of work requests
 */
public record RequestTemplate(
    ObjectNode known, Map<String, String> places, BiConsumer<ObjectNode, Problems> rules) {

  WorkRequest read(byte[] bytes, Origin origin, RequestReader reader) {
    StrictJson.Read read = StrictJson.read(bytes);
    ObjectNode sent = read.object();
    if (sent == null) {
      return reader.read(bytes, origin);
    }
    Problems problems = new Problems();
    ObjectNode request = inPlace(sent, problems);
    rules.accept(sent, problems);
    WorkRequest judged = reader.read(StrictJson.bytes(request), origin);
    if (judged instanceof Invalid invalid) {
      invalid.problems().forEach(each -> problems.add(each.pointer(), each.code(), each.message()));
    }
    return problems.none()
        ? judged
        : new Invalid(
            null,
            request.path("resource").asString("unknown"),
            true,
            problems.list(),
            judged.known());
  }

  private ObjectNode inPlace(ObjectNode sent, Problems problems) {
    ObjectNode request = known.deepCopy();
    sent.forEachEntry((name, value) -> {
      String place = places.get(name);
      if (place == null) {
        String others = String.join(", ", new TreeSet<>(places.keySet()));
        problems.add("/" + name, "unknown-field", "Send " + others + " and nothing else.");
      } else if (!value.isNull()) {
        put(request, name, JsonPointer.compile(place), value, problems);
      }
    });
    if (!request.has("id")) {
      request.put("id", Ids.next().toString());
    }
    return request;
  }

  private static void put(
      ObjectNode request, String name, JsonPointer place, JsonNode value, Problems problems) {
    JsonNode before = request.at(place);
    if (!before.isMissingNode() && !before.equals(value)) {
      problems.add(
          "/" + name, "conflict", "Leave it out, or send what is known from elsewhere already.");
    }
    JsonPointer parent = place.head();
    ObjectNode in = parent.matches() ? request : request.withObject(parent);
    in.set(place.last().getMatchingProperty(), value);
  }

  /** The same problem, pointing into what was sent. */
  Problem asSent(Problem problem) {
    return new Problem(pointer(problem.pointer()), problem.code(), problem.message());
  }

  private String pointer(String inRequest) {
    return places.entrySet().stream()
        .filter(each -> (inRequest + "/").startsWith(each.getValue() + "/"))
        .map(each -> "/" + each.getKey() + inRequest.substring(each.getValue().length()))
        .findFirst()
        .orElse(inRequest);
  }
}
