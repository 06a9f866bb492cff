package io.emgadapter.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes valid work requests by chance, at {@link #NOW}: {@link AnyBody} and what a sender may write
 * otherwise.
 */
public final class AnyRequest {
  /** The time at which they are valid. */
  public static final java.time.Instant NOW = Bodies.NOW;

  private static final Map<String, String> PRINTED =
      Map.of("TECHNICAL", "TECHNIICAL", "Asia/Bangkok", "Asia/Bankgkok");

  private final RandomGenerator random;
  private final AnyBody bodies;
  private final AnyRest rests;
  private int number;

  /** From one source of chance. */
  public AnyRequest(RandomGenerator random) {
    this.random = random;
    this.bodies = new AnyBody(random);
    this.rests = new AnyRest(random);
  }

  /** The next request. */
  public ObjectNode next() {
    return next(one(Resource.values()), one(Verb.values()));
  }

  /** The next request of this kind. */
  public ObjectNode next(Resource resource, Verb verb) {
    ObjectNode request = object().put("id", "r-" + number++);
    request.put("verb", verb.word()).put("resource", resource.word());
    ObjectNode body = (ObjectNode) bodies.body(resource, verb);
    request.set("body", body);
    if (verb != Verb.CREATE) {
      target(request, body);
    }
    if (random.nextInt(4) == 0) {
      request.set("context", object().put("ticket", "INC\ud83d\ude00").put("n", 1.5));
      request.put("notAfter", "2026-03-0" + random.nextInt(1, 9) + "T12:00:00.5+05:30");
      request.put("subscription", "default").put("fromALaterSender", true);
    }
    if (random.nextInt(4) == 0) {
      request.set("rest", rests.next());
    }
    return asSendersWrite(request);
  }

  private void target(ObjectNode request, ObjectNode body) {
    if (random.nextBoolean() || !(body.has("ServicerId") || body.has("RequestorId"))) {
      request.set("order", object().put("requestId", "c-1").putNull("servicerId"));
    } else if (random.nextBoolean()) {
      request.putNull("order");
    }
  }

  /** Aliases, misprints, a single location, nulls for what is absent. */
  private ObjectNode asSendersWrite(ObjectNode request) {
    ObjectNode body = (ObjectNode) request.get("body");
    if (body.has("Operation") && random.nextBoolean()) {
      body.put("Operation", Operation.of(body.get("Operation").asString()).orElseThrow().alias());
    }
    if (body.path("Location").isArray() && random.nextBoolean()) {
      body.put("Location", body.get("Location").get(0).asString());
    }
    for (String name : List.of("ServicerId", "RequestorId", "State")) {
      if (!body.has(name)
          && random.nextInt(5) == 0
          && !body.path("RequestorIdUnique").asBoolean(false)) {
        body.putNull(name);
      }
    }
    misprint(body);
    return request;
  }

  private void misprint(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (String name : new ArrayList<>(object.propertyNames())) {
        String printed = PRINTED.get(object.get(name).asString(""));
        if (printed != null && random.nextBoolean()) {
          object.put(name, printed);
        }
      }
    }
    node.forEach(this::misprint);
  }

  private <T> T one(T[] all) {
    return all[random.nextInt(all.length)];
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
