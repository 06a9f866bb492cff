package io.emgadapter.gateway.rest.call;

import io.emgadapter.gateway.rest.call.Exchange.BoundedResponse;
import io.emgadapter.order.Resource;
import io.emgadapter.order.Verb;
import java.net.http.HttpClient;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PatchExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes clients of the APIs. */
public final class Apis {
  /** No answer of theirs is near this; more is not read into memory. */
  public static final int LARGEST_ANSWER = 1024 * 1024;

  private final HttpServiceProxyFactory proxies;

  /**
   * HTTP/1.1, because over HTTP/2 the JDK's client sends again by itself what it thinks was not
   * processed. No redirects, because a bearer token must not follow one.
   */
  public Apis(String baseUrl, Duration connectTimeout, Duration readTimeout) {
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(connectTimeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(http);
    requests.setReadTimeout(readTimeout);
    RestClient client =
        RestClient.builder()
            .baseUrl(baseUrl)
            .requestFactory(requests)
            .requestInterceptor((request, body, execution) ->
                new BoundedResponse(execution.execute(request, body), LARGEST_ANSWER))
            // Every status is an answer, for the caller to judge.
            .defaultStatusHandler(_ -> true, (_, _) -> {})
            .build();
    this.proxies = HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client)).build();
  }

  public <T> T of(Class<T> api) {
    return proxies.createClient(api);
  }

  /** Those of Equinix's APIs that are slow, fast or down apart from each other. */
  public enum Api {
    SMART_HANDS,
    WORK_VISITS,
    ORDERS,
    HISTORY,
    LOOKUP,
    ATTACHMENTS;

    /** The one that decides how long such a Task takes. */
    public static Api of(Verb verb, Resource resource) {
      return switch (resource) {
        case SMART_HANDS -> verb == Verb.CREATE ? SMART_HANDS : ORDERS;
        case WORK_VISIT -> verb == Verb.CANCEL ? ORDERS : WORK_VISITS;
      };
    }
  }

  /** Work Visits v2: the answer names the order in its {@code Location}. */
  @HttpExchange("/colocations/v2/orders/workVisits")
  public interface WorkVisitsApi {

    @PostExchange
    ResponseEntity<byte[]> schedule(
        @RequestHeader(HttpHeaders.AUTHORIZATION) String token, @RequestBody ObjectNode visit);

    /** Changes dates, {@code openCabinet} and notification contacts; nothing else. */
    @PatchExchange("/{orderId}")
    ResponseEntity<byte[]> update(
        @RequestHeader(HttpHeaders.AUTHORIZATION) String token,
        @PathVariable String orderId,
        @RequestBody ObjectNode change);
  }

  /** Orders v2, for orders of every kind. */
  @HttpExchange("/colocations/v2/orders/{orderId}")
  public interface OrdersApi {
    String TOKEN = HttpHeaders.AUTHORIZATION;

    @GetExchange
    ResponseEntity<byte[]> details(
        @RequestHeader(TOKEN) String token, @PathVariable String orderId);

    /** Only the lines of these data centers, separated by commas; of all where null. */
    @GetExchange
    ResponseEntity<byte[]> details(
        @RequestHeader(TOKEN) String token,
        @PathVariable String orderId,
        @RequestParam(required = false) @Nullable String ibxs);

    @GetExchange("/negotiations")
    ResponseEntity<byte[]> negotiations(
        @RequestHeader(TOKEN) String token, @PathVariable String orderId);

    @PostExchange("/negotiations")
    ResponseEntity<byte[]> reply(
        @RequestHeader(TOKEN) String token,
        @PathVariable String orderId,
        @RequestBody ObjectNode reply);

    @PostExchange("/notes")
    ResponseEntity<byte[]> note(
        @RequestHeader(TOKEN) String token,
        @PathVariable String orderId,
        @RequestBody ObjectNode note);

    @PostExchange("/cancel")
    ResponseEntity<byte[]> cancel(
        @RequestHeader(TOKEN) String token,
        @PathVariable String orderId,
        @RequestBody ObjectNode reason);
  }

  /** Lookup v2: where the caller may order, and for which accounts. */
  @HttpExchange("/colocations/v2/locations")
  public interface LookupApi {

    /**
     * Cages of data centers.
     *
     * @param permissionCode for example {@code WORK_VISIT}
     * @param ibxs separated by commas
     * @param details whether to include accounts, cages and cabinets, and not only data centers
     */
    @GetExchange
    ResponseEntity<byte[]> locations(
        @RequestHeader(HttpHeaders.AUTHORIZATION) String token,
        @RequestParam String permissionCode,
        @RequestParam String ibxs,
        @RequestParam boolean details);
  }

  /** Order History v1: the orders of the past 12 months. */
  @HttpExchange("/v1/retrieve-orders")
  public interface OrderHistoryApi {

    /** {@code q} is a partial match, so what comes back must be compared. */
    @PostExchange
    ResponseEntity<byte[]> retrieve(
        @RequestHeader(HttpHeaders.AUTHORIZATION) String token, @RequestBody ObjectNode search);
  }
}
