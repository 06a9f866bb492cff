package io.emgadapter.order;

import io.emgadapter.order.Body.BodyReader;
import io.emgadapter.order.Problems.Problem;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads Bodies for the tests, and tells what is wrong with them in short: {@code code pointer}. */
final class Bodies {
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final JsonMapper JSON = new JsonMapper();

  static final String SMART_HANDS =
      """
      {"RequestorId":"123456789","RequestorIdUnique":true,"Operation":"0001",
       "Location":"LD8:00:000000","CallContactBeforeStart":true,"CallContactBeforeComplete":true,
       "CustomerContact":"demo@equinix.com","Description":"Create SmartHands Order"}\
      """;

  static final String WORK_VISIT =
      """
      {"RequestorId":"123456789","RequestorIdUnique":false,"Location":["LD8:00:000000"],
       "CustomerContact":"demo@equinix.com",
       "ServiceDetails":{"StartDateTime":"2026-03-02T12:00:00Z",
         "EndDateTime":"2026-03-03T12:00:00Z","Visitors":[{"UserName":"jdoe"}]}}\
      """;

  static final String UPDATE = "{\"ServicerId\":\"1-199912345789\",\"Description\":\"Update\"}";

  private Bodies() {}

  /** JSON text as a tree, in which apostrophes may stand for quotes. */
  static JsonNode json(String text) {
    return JSON.readTree(text.replace('\'', '"'));
  }

  /** A Body with members replaced or added. */
  static JsonNode with(String body, String members) {
    ObjectNode tree = (ObjectNode) json(body);
    tree.setAll((ObjectNode) json(members));
    return tree;
  }

  /** A Body without a member. */
  static JsonNode without(String body, String member) {
    ObjectNode tree = (ObjectNode) json(body);
    tree.remove(member);
    return tree;
  }

  static Body read(Resource resource, Verb verb, JsonNode body) {
    return readAt(NOW, resource, verb, body);
  }

  static Body readAt(Instant now, Resource resource, Verb verb, JsonNode body) {
    Problems problems = new Problems();
    Body read = BodyReader.read(resource, verb, body, "/body", now, problems);
    if (read == null) {
      throw new AssertionError(problems.list().toString());
    }
    return read;
  }

  static List<Problem> problems(Resource resource, Verb verb, JsonNode body) {
    Problems problems = new Problems();
    Body read = BodyReader.read(resource, verb, body, "/body", NOW, problems);
    if ((read == null) == problems.none()) {
      throw new AssertionError("null is given if and only if there are problems");
    }
    return problems.list();
  }

  /** Every problem as {@code code pointer}, the pointer without {@code /body}. */
  static List<String> wrong(Resource resource, Verb verb, JsonNode body) {
    return problems(resource, verb, body).stream()
        .map(problem -> problem.code() + " " + problem.pointer().substring("/body".length()))
        .toList();
  }

  /** What is wrong with a SmartHands Create that has these members instead. */
  static List<String> smartHands(String members) {
    return wrong(Resource.SMART_HANDS, Verb.CREATE, with(SMART_HANDS, members));
  }

  /** What is wrong with the ServiceDetails of a SmartHands Create for this operation. */
  static List<String> details(String operation, String details) {
    return smartHands("{'Operation':'" + operation + "','ServiceDetails':" + details + "}").stream()
        .map(problem -> problem.replace("/ServiceDetails", ""))
        .toList();
  }

  /** What is wrong with a WorkVisit Create that has these members instead. */
  static List<String> workVisit(String members) {
    return wrong(Resource.WORK_VISIT, Verb.CREATE, with(WORK_VISIT, members));
  }

  /** What is wrong with a WorkVisit Create whose ServiceDetails have these members instead. */
  static List<String> visit(String members) {
    ObjectNode body = (ObjectNode) json(WORK_VISIT);
    ((ObjectNode) body.get("ServiceDetails")).setAll((ObjectNode) json(members));
    return wrong(Resource.WORK_VISIT, Verb.CREATE, body).stream()
        .map(problem -> problem.replace("/ServiceDetails", ""))
        .toList();
  }
}
