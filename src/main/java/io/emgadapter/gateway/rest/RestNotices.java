package io.emgadapter.gateway.rest;

import io.emgadapter.gateway.NoticeReader;
import io.emgadapter.gateway.rest.Read.Found;
import io.emgadapter.gateway.rest.Read.NotSetUp;
import io.emgadapter.gateway.rest.Read.Refused;
import io.emgadapter.gateway.rest.Read.Unavailable;
import io.emgadapter.gateway.rest.RestReads.AccountReads;
import io.emgadapter.gateway.rest.call.Caller.Request;
import io.emgadapter.gateway.rest.call.EquinixApi.Api;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads notices with the tokens and within the limits that orders have, and after them: Fabric v4
 * ({@code POST /fabric/v4/cloudevents/search}) and Notifications v1 ({@code POST
 * /v1/notifications/ibx/search}).
 */
final class RestNotices implements NoticeReader {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration A_WHILE = Duration.ofMinutes(5);

  /** As the example of the specification has it: an asterisk for the rest of a type. */
  private static final List<String> TYPES =
      List.of("equinix.network.maintenance.state.*", "equinix.network.repair.state.*");

  private final Map<String, AccountReads> accounts;

  RestNotices(Map<String, AccountReads> accounts) {
    this.accounts = Map.copyOf(accounts);
  }

  @Override
  public boolean isOpenTo(String subscription) {
    return accounts.containsKey(subscription);
  }

  @Override
  public Page networkEvents(String subscription, Instant after, int offset) {
    ObjectNode search = JSON.createObjectNode();
    ArrayNode and = search.putObject("filter").putArray("and");
    ArrayNode types = condition(and, "/type", "IN");
    TYPES.forEach(types::add);
    condition(and, "/time", ">").add(text(after));
    search.putObject("pagination").put("offset", offset).put("limit", PAGE);
    return page(
        subscription, Api.FABRIC, (equinix, token) -> equinix.searchCloudEvents(token, search));
  }

  private static ArrayNode condition(ArrayNode and, String property, String operator) {
    return and.addObject().put("property", property).put("operator", operator).putArray("values");
  }

  @Override
  public Page ibxNotices(String subscription, Instant from, Instant to, int offset) {
    ObjectNode search = JSON.createObjectNode();
    search
        .putObject("filter")
        .putObject("dateRange")
        .put("fromDate", text(from))
        .put("toDate", text(to));
    return page(
        subscription,
        Api.NOTIFICATIONS,
        (equinix, token) -> equinix.searchIbxNotices(token, offset, PAGE, search));
  }

  private static String text(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  private Page page(String subscription, Api api, Request request) {
    AccountReads reads = accounts.get(subscription);
    return switch (reads == null ? new NotSetUp() : reads.read(api, request)) {
      case Found(var json) -> items(json);
      case Refused(var status, _) -> // its words may quote what was sent, and this is logged
          new Page.NotSeen("Equinix refuses it with status " + status, A_WHILE);
      case Unavailable(var sentence, var pause) -> new Page.NotSeen(sentence, pause);
      case NotSetUp() -> new Page.NotSeen("the subscription has no REST settings", A_WHILE);
    };
  }

  private static Page items(byte[] json) {
    try {
      JsonNode data = json.length == 0 ? JSON.createArrayNode() : JSON.readTree(json).path("data");
      return data.isArray()
          ? new Page.Seen(data.valueStream().toList())
          : new Page.NotSeen("Equinix's answer has no data", A_WHILE);
    } catch (JacksonException e) {
      return new Page.NotSeen("Equinix's answer is no JSON", A_WHILE);
    }
  }
}
