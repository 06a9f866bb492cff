package io.emgadapter.gateway.rest.call;

import io.emgadapter.order.Verb;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PatchExchange;
import org.springframework.web.service.annotation.PostExchange;
import tools.jackson.databind.node.ObjectNode;

/** The operations of Equinix's REST APIs that the adapter calls. */
public interface EquinixApi {
  String TOKEN = HttpHeaders.AUTHORIZATION;
  String SMART_HANDS = "/v1/orders/smarthands";
  String VISITS = "/colocations/v2/orders/workVisits";
  String ORDER = "/colocations/v2/orders/{orderId}";

  /** Equinix's APIs, each of which may be slow or down while the others are not. */
  enum Api {
    SMART_HANDS,
    WORK_VISITS,
    ORDERS,
    HISTORY,
    LOOKUP,
    ATTACHMENTS,
    FABRIC,
    NOTIFICATIONS;

    /** The API on which the time of such a Task depends. */
    public static Api of(Verb verb, io.emgadapter.order.Resource resource) {
      return switch (resource) {
        case SMART_HANDS -> verb == Verb.CREATE ? SMART_HANDS : ORDERS;
        case WORK_VISIT -> verb == Verb.CANCEL ? ORDERS : WORK_VISITS;
      };
    }
  }

  /**
   * Smart Hands v1: answers 201 with the order number.
   *
   * @param work the last part of the address, one for each type of work
   */
  @PostExchange(SMART_HANDS + "/{work}")
  ResponseEntity<byte[]> orderSmartHands(
      @RequestHeader(TOKEN) String token, @PathVariable String work, @RequestBody ObjectNode order);

  @GetExchange(SMART_HANDS + "/types")
  ResponseEntity<byte[]> smartHandsTypes(@RequestHeader(TOKEN) String token);

  /** Cages, and only in detail their accounts and cabinets. */
  @GetExchange(SMART_HANDS + "/locations")
  ResponseEntity<byte[]> smartHandsLocations(
      @RequestHeader(TOKEN) String token,
      @RequestParam boolean detail,
      @RequestParam(required = false) @Nullable String ibxs,
      @RequestParam(required = false) @Nullable String cages);

  /** Work Visits v2: the answer names the order in its {@code Location}. */
  @PostExchange(VISITS)
  ResponseEntity<byte[]> orderVisit(
      @RequestHeader(TOKEN) String token, @RequestBody ObjectNode visit);

  /** Changes dates, {@code openCabinet} and notification contacts of a visit; nothing else. */
  @PatchExchange(VISITS + "/{orderId}")
  ResponseEntity<byte[]> changeVisit(
      @RequestHeader(TOKEN) String token,
      @PathVariable String orderId,
      @RequestBody ObjectNode change);

  /**
   * Orders v2, for orders of every kind.
   *
   * @param ibxs the data centers whose lines are wanted, separated by commas; null for all
   */
  @GetExchange(ORDER)
  ResponseEntity<byte[]> order(
      @RequestHeader(TOKEN) String token,
      @PathVariable String orderId,
      @RequestParam(required = false) @Nullable String ibxs);

  @GetExchange(ORDER + "/negotiations")
  ResponseEntity<byte[]> proposals(
      @RequestHeader(TOKEN) String token, @PathVariable String orderId);

  @PostExchange(ORDER + "/negotiations")
  ResponseEntity<byte[]> answerProposal(
      @RequestHeader(TOKEN) String token,
      @PathVariable String orderId,
      @RequestBody ObjectNode answer);

  @PostExchange(ORDER + "/notes")
  ResponseEntity<byte[]> note(
      @RequestHeader(TOKEN) String token,
      @PathVariable String orderId,
      @RequestBody ObjectNode note);

  @PostExchange(ORDER + "/cancel")
  ResponseEntity<byte[]> cancel(
      @RequestHeader(TOKEN) String token,
      @PathVariable String orderId,
      @RequestBody ObjectNode reason);

  /**
   * Lookup v2: cages of data centers where the caller may order, with their accounts.
   *
   * @param permissionCode for example {@code WORK_VISIT}
   * @param ibxs separated by commas
   * @param details whether accounts, cages and cabinets are listed, and not only data centers
   */
  @GetExchange("/colocations/v2/locations")
  ResponseEntity<byte[]> locations(
      @RequestHeader(TOKEN) String token,
      @RequestParam String permissionCode,
      @RequestParam String ibxs,
      @RequestParam boolean details);

  /**
   * Order History v1: the orders of the past 12 months. {@code q} matches parts, so the caller must
   * compare what comes back.
   */
  @PostExchange("/v1/retrieve-orders")
  ResponseEntity<byte[]> searchOrders(
      @RequestHeader(TOKEN) String token, @RequestBody ObjectNode search);

  /**
   * Attachments v1: a file is kept 40 days, and only the account that uploaded it can use it.
   * Answers 201 with {@code attachmentId} and {@code attachmentName}.
   */
  @PostExchange(url = "/v1/attachments/file", contentType = MediaType.MULTIPART_FORM_DATA_VALUE)
  ResponseEntity<byte[]> upload(
      @RequestHeader(TOKEN) String token, @RequestPart("uploadFile") Resource file);

  /** Fabric v4, Search Cloud Events: pages of at most 100, in no order that is documented. */
  @PostExchange("/fabric/v4/cloudevents/search")
  ResponseEntity<byte[]> searchCloudEvents(
      @RequestHeader(TOKEN) String token, @RequestBody ObjectNode search);

  /** Notifications v1, IBX Notifications Search: summaries, the latest beginning first. */
  @PostExchange("/v1/notifications/ibx/search")
  ResponseEntity<byte[]> searchIbxNotices(
      @RequestHeader(TOKEN) String token,
      @RequestParam int offset,
      @RequestParam int limit,
      @RequestBody ObjectNode search);

  /**
   * API Authentication 1.2: a JSON body, not a form. It always has {@code grant_type}, because
   * without it Equinix assumes {@code password}.
   */
  @PostExchange("/oauth2/v1/token")
  ResponseEntity<byte[]> token(@RequestBody ObjectNode credential);
}
