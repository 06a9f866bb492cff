package io.emgadapter.faults;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * An endless mix of work requests for both routes: Creates, among them visits of two accounts and
 * orders with a file, Updates and Cancels right behind their Create or long after, and some that
 * are wrong, and a few for an account whose link gives no credit. Some must begin within seconds:
 * when they come again, their time has passed. No reference is unique at Equinix, so nothing there
 * hides a second order.
 */
final class Offers {
  /** The subscription whose orders go by REST; {@code default}'s go by EMG. */
  static final String REST = "rest";

  /** The subscription whose link to EMG takes nothing before the end. */
  static final String STUCK = "stuck";

  private static final Duration SOON = Duration.ofSeconds(3);

  private static final String NO_DATES =
      "\"RequestedStartDate\": null, \"RequestedCompletionDate\": null";

  private final Random random;
  private final String prefix;
  private final List<Offer> creates = new ArrayList<>();
  private int count;

  Offers(long seed, String prefix) {
    this.random = new Random(seed);
    this.prefix = prefix;
  }

  /** One request, or a few that belong together, in their order. */
  List<Offer> next() {
    return switch (random.nextInt(22)) {
      case 0 -> List.of(invalid());
      case 1, 2 -> List.of(visit("default"));
      case 3, 4 -> List.of(visit(REST));
      case 5, 6 -> List.of(withFile());
      case 7, 8, 9 -> followed("Update");
      case 10 -> followed("Cancel");
      case 11, 12, 13, 14 -> creates.isEmpty() ? List.of(create()) : List.of(late());
      case 15 -> List.of(create(STUCK));
      case 16, 17 -> List.of(urgent());
      default -> List.of(create());
    };
  }

  private List<Offer> followed(String verb) {
    Offer create = create();
    return List.of(create, change(verb, create));
  }

  private Offer late() {
    return change(
        random.nextBoolean() ? "Update" : "Cancel", creates.get(random.nextInt(creates.size())));
  }

  /** A SmartHands order by either route. */
  Offer create() {
    Offer create = create(random.nextBoolean() ? "default" : REST);
    creates.add(create);
    return create;
  }

  private Offer create(String subscription) {
    String id = id("create", subscription);
    return new Offer(id, smartHands(id, subscription, ""), 1);
  }

  /** What may not begin in the past, and soon would. */
  private Offer urgent() {
    String route = random.nextBoolean() ? "default" : REST;
    String id = id("urgent", route);
    Instant start = Instant.now().plus(SOON).truncatedTo(ChronoUnit.MILLIS);
    String dates =
        "\"RequestedStartDate\": \"%s\", \"RequestedCompletionDate\": \"%s\""
            .formatted(start, start.plus(Duration.ofHours(2)));
    return new Offer(id, smartHands(id, route, "").replace(NO_DATES, dates), 1);
  }

  private Offer withFile() {
    String id = id("file", REST);
    String file = "\"Attachments\": [{\"Name\": \"rack.pdf\", \"Data\": \"aGVsbG8=\"}],";
    return new Offer(id, smartHands(id, REST, file), 1);
  }

  private Offer invalid() {
    String id = id("wrong", "default");
    return new Offer(id, "{\"id\": \"" + id + "\", \"verb\": \"Create\", \"body\": {}}", 0);
  }

  private Offer change(String verb, Offer create) {
    String route = create.id().contains("-rest-") ? REST : "default";
    String id = id(verb.toLowerCase(java.util.Locale.ROOT), route);
    String json =
        """
        {"id": "%s", "subscription": "%s", "verb": "%s", "resource": "SmartHands",
         "order": {"requestId": "%s"}, "body": {"Description": "%s of [%s]"}}\
        """
            .formatted(id, route, verb, create.id(), verb, id);
    return new Offer(id, json, 1);
  }

  private Offer visit(String route) {
    String id = id("visit", route);
    Instant start = Instant.now().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.SECONDS);
    String json =
        """
        {"id": "%s", "subscription": "%s", "verb": "Create", "resource": "WorkVisit", "body": {
          "RequestorId": "[%s]", "RequestorIdUnique": false, "CustomerContact": "demo@equinix.com",
          "Location": ["LD5:01:001MC2", "LD5:01:001CA3"],
          "ServiceDetails": {"StartDateTime": "%s", "EndDateTime": "%s",
            "Visitors": [{"FirstName": "Doe", "LastName": "John", "CompanyName": "Demo"}]}}}\
        """
            .formatted(id, route, id, start, start.plus(Duration.ofHours(4)));
    return new Offer(id, json, 2);
  }

  private static String smartHands(String id, String route, String file) {
    return """
    {"id": "%s", "subscription": "%s", "verb": "Create", "resource": "SmartHands", "body": {
      "RequestorId": "[%s]", "RequestorIdUnique": false, "Operation": "0001", %s
      "Description": "Reboot the server", "Location": "LD8:00:000000",
      "CallContactBeforeStart": true, "CallContactBeforeComplete": false,
      "CustomerContact": "demo@equinix.com",
      "SchedulingDetails": {%s}}}\
    """
        .formatted(id, route, id, file, NO_DATES);
  }

  private String id(String kind, String route) {
    return prefix + "-" + kind + "-" + route + "-" + ++count;
  }
}
