package io.emgadapter.order;

import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes valid Bodies by chance, in the form in which they are sent, at {@link Bodies#NOW}. */
final class AnyBody {
  private static final List<String> TEXTS =
      List.of(
          "x", "Rack 12, unit 3", "d\u00e9j\u00e0 vu", "\ud83d\ude00", "a\nb", "\"quoted\" \\ /");

  private final RandomGenerator random;

  AnyBody(RandomGenerator random) {
    this.random = random;
  }

  JsonNode body(Resource resource, Verb verb) {
    return switch (verb) {
      case CREATE -> resource == Resource.SMART_HANDS ? smartHands() : workVisit();
      case UPDATE -> resource == Resource.SMART_HANDS ? smartHandsUpdate() : workVisitUpdate();
      case CANCEL -> target().put("State", "Cancelled").put("Description", text());
    };
  }

  private ObjectNode smartHands() {
    Operation operation = one(Operation.values());
    ObjectNode body =
        create()
            .put("Operation", operation.code())
            .put("Location", text())
            .put("CallContactBeforeStart", random.nextBoolean())
            .put("CallContactBeforeComplete", random.nextBoolean())
            .put("Description", text());
    maybe(body, "SchedulingDetails", this::schedule);
    maybe(body, "ServiceDetails", () -> new AnyDetails(random).of(operation));
    return body;
  }

  private ObjectNode workVisit() {
    ObjectNode body = create();
    body.putArray("Location").add("LD8:00:000000").add("LD8:" + text());
    maybe(body, "Description", this::textNode);
    ObjectNode visit = object().put("StartDateTime", time(1, 60)).put("EndDateTime", time(61, 300));
    visit.set("Visitors", many(1, 50, this::visitor));
    body.set("ServiceDetails", options(visit));
    return body;
  }

  private ObjectNode smartHandsUpdate() {
    ObjectNode body = target().put("Description", text());
    maybe(body, "State", () -> JsonNodeFactory.instance.stringNode("ReSubmit"));
    maybe(body, "Attachments", () -> many(0, 5, () -> attachment("Url", "Data")));
    return body;
  }

  private ObjectNode workVisitUpdate() {
    ObjectNode body = target().put("Description", text());
    ObjectNode visit = object();
    maybe(visit, "Visitors", () -> many(1, 50, this::visitor));
    maybe(body, "ServiceDetails", () -> options(visit));
    maybe(body, "Attachments", () -> many(0, 5, () -> attachment("Url", "Data")));
    return body;
  }

  private ObjectNode create() {
    ObjectNode body = object().put("RequestorIdUnique", random.nextBoolean());
    body.put("RequestorId", text()).put("CustomerContact", text());
    maybe(body, "Attachments", () -> many(0, 5, () -> attachment("Url", "Id", "Data")));
    maybe(body, "AdditionalContacts", () -> many(0, 20, this::contact));
    return body;
  }

  private ObjectNode target() {
    ObjectNode body = object();
    maybe(body, "RequestorId", this::textNode);
    maybe(body, "ServicerId", this::textNode);
    return body;
  }

  private ObjectNode schedule() {
    ObjectNode nulls = object().putNull("RequestedStartDate").putNull("RequestedCompletionDate");
    return switch (random.nextInt(3)) {
      case 0 -> nulls;
      case 1 -> nulls.put("RequestedCompletionDate", time(1, 24));
      default ->
          nulls.put("RequestedStartDate", time(1, 60)).put("RequestedCompletionDate", time(61, 90));
    };
  }

  private ObjectNode options(ObjectNode visit) {
    maybe(visit, "OpenCabinet", this::flag);
    maybe(visit, "SupervisionRequired", this::flag);
    return visit;
  }

  private ObjectNode visitor() {
    if (random.nextBoolean()) {
      return object().put("UserName", text());
    }
    ObjectNode visitor =
        object().put("FirstName", text()).put("LastName", text()).put("CompanyName", text());
    return random.nextBoolean()
        ? visitor
        : visitor.put("MobilePhoneCountryCode", "+44").put("MobilePhone", "20 7946 0000");
  }

  private ObjectNode contact() {
    return object()
        .put("ContactType", "TECHNICAL")
        .put("Name", "Jo. Doe")
        .put("Email", "jo" + random.nextInt(99) + "@demo.example")
        .put("WorkPhoneCountryCode", "+" + random.nextInt(1, 99999))
        .put("WorkPhone", random.nextInt(10, 99999) + "x1")
        .put("WorkPhonePrefToCall", "NEVER")
        .put("MobilePhoneTimeZone", one(TimeZones.NAMES.toArray(String[]::new)));
  }

  private ObjectNode attachment(String... ways) {
    String way = one(ways);
    String content = way.equals("Url") ? "https://files.example/" + random.nextInt() : "aGVsbG8=";
    return object().put("Name", "file" + random.nextInt(9) + ".png").put(way, content);
  }

  /** A whole number of seconds, in hours from now. */
  private String time(int from, int to) {
    return Bodies.NOW.plusSeconds(random.nextLong(from * 3600L, to * 3600L)).toString();
  }

  private JsonNode textNode() {
    return JsonNodeFactory.instance.stringNode(text());
  }

  private JsonNode flag() {
    return JsonNodeFactory.instance.booleanNode(random.nextBoolean());
  }

  private String text() {
    return TEXTS.get(random.nextInt(TEXTS.size())) + random.nextInt(1000);
  }

  private void maybe(ObjectNode object, String name, Supplier<? extends JsonNode> value) {
    if (random.nextBoolean()) {
      object.set(name, value.get());
    }
  }

  private ArrayNode many(int least, int most, Supplier<ObjectNode> element) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (int i = random.nextInt(least, most + 1); i > 0; i--) {
      array.add(element.get());
    }
    return array;
  }

  @SafeVarargs
  private <T> T one(T... all) {
    return all[random.nextInt(all.length)];
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
