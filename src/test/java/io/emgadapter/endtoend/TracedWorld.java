package io.emgadapter.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import io.emgadapter.outbound.Peer;
import io.emgadapter.sandbox.Sandbox;
import io.emgadapter.sight.OtlpCollector;
import io.emgadapter.sight.OtlpCollector.Place;
import io.emgadapter.sight.OtlpCollector.Seen;
import io.emgadapter.simulator.Onboarding;
import io.emgadapter.simulator.rest.RestSimulator;
import io.micrometer.tracing.handler.TracingObservationHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** An adapter that is traced, restarted, and only then answered. */
final class TracedWorld implements AutoCloseable {
  static final String OF_REJECTED = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  static final String OF_REPEATED = "00-1bf7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final int AT_ONCE = 100;
  private static final int LATE = 900;
  private static final int BY_REST = 20;

  final OtlpCollector collector = new OtlpCollector();
  final RestSimulator equinix = new RestSimulator();
  final Set<String> posted = ConcurrentHashMap.newKeySet();
  final Peer webhook = new Peer(this::post);
  final Sandbox sandbox = Sandbox.open();
  final List<Sent> sent = new ArrayList<>();
  final Map<String, String> headers = new HashMap<>();
  private ConfigurableApplicationContext adapter = sandbox.startAdapter(settings());
  List<Integer> calls = List.of();
  Upstream upstream = new Upstream(sandbox, adapter);

  /**
   * A request as it was sent.
   *
   * @param traceparent empty if it came without
   * @param isAnsweredLate whether its Ack comes after the restart
   */
  record Sent(
      String id, String body, String traceparent, boolean isByRest, boolean isAnsweredLate) {
    /** The span from which its trace goes on; empty where it begins with it. */
    String parent() {
      return traceparent.isEmpty() ? "" : Place.of(traceparent).span();
    }
  }

  private Map<String, Object> settings() {
    Map<String, Object> all = new HashMap<>(collector.settings());
    all.put("server.port", "0");
    all.putAll(Onboarding.restSettings("rest", equinix));
    all.put("emg.subscriptions.rest.route.default", "rest");
    all.put("emg.subscriptions.rest.same-source", true);
    all.put("emg.subscriptions.rest.rest.per-second", 100);
    all.put("emg.webhooks.itsm.url", webhook.at("/hook").toString());
    all.put("emg.webhooks.itsm.secret", "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
    all.put("emg.webhooks.itsm.allow-private", "true");
    all.put("emg.webhooks.itsm.events", "request.completed.#");
    return all;
  }

  private void post(HttpExchange exchange) throws IOException {
    exchange
        .getRequestHeaders()
        .keySet()
        .forEach(name -> posted.add(name.toLowerCase(Locale.ROOT)));
    exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(204, -1);
  }

  int byRest() {
    return BY_REST;
  }

  JdbcClient ledger() {
    return adapter.getBean(JdbcClient.class);
  }

  /** Lets it all happen; gives the last event about each request. */
  Map<String, JsonNode> live() {
    send("q", AT_ONCE, false, false);
    send("r", BY_REST, true, false);
    upstream.send(
        WorkRequests.smartHands("rejected").replace("\"0001\"", "\"none\"").getBytes(UTF_8),
        message -> message.setHeader("traceparent", OF_REJECTED));
    await().atMost(LONGEST).until(() -> count("ended_at is not null") == AT_ONCE + BY_REST);
    sandbox.equinix().answering(false);
    send("late", LATE, false, true);
    await().atMost(LONGEST).until(() -> sandbox.equinix().received().size() >= AT_ONCE + LATE);
    adapter.close();
    adapter = sandbox.startAdapter(settings());
    upstream = new Upstream(sandbox, adapter);
    sandbox.equinix().answering(true);
    calls = calls();
    return ends();
  }

  /** What makes spans of observations, of HTTP calls among them. */
  Map<String, ?> observers() {
    return adapter.getBeansOfType(TracingObservationHandler.class);
  }

  Http http() {
    return new Http(Sandbox.httpPort(adapter));
  }

  /** Calls that come by HTTP; gives their statuses. */
  private List<Integer> calls() {
    return List.of(
        http().get("/work-requests?id=none").status(),
        http().dryRun(WorkRequests.smartHands("dry")).status());
  }

  private void send(String name, int count, boolean byRest, boolean late) {
    for (int i = 0; i < count; i++) {
      String id = name + i;
      String body = WorkRequests.smartHands(id);
      String parent =
          i % 3 == 2 ? "" : "00-%032x-%016x-01".formatted(id.hashCode() & 0xffffL, i + 1);
      sent.add(new Sent(id, byRest ? RestAdapter.byRest(body) : body, parent, byRest, late));
      upstream.send(
          sent.getLast().body().getBytes(UTF_8),
          message -> {
            if (!parent.isEmpty()) {
              message.setHeader("traceparent", parent);
              message.setHeader("tracestate", "itsm=" + id);
            }
          });
    }
  }

  private int count(String which) {
    return ledger().sql("select count(*) from task where " + which).query(Integer.class).single();
  }

  private Map<String, JsonNode> ends() {
    Map<String, JsonNode> ends = new HashMap<>();
    await()
        .atMost(LONGEST)
        .until(() -> {
          upstream.events().stream()
              .filter(each -> each.path("type").asString().matches(".*(completed|rejected)"))
              .forEach(each -> ends.put(each.path("subject").asString(), each));
          return ends.size() == sent.size() + 1;
        });
    headers.putAll(upstream.traces());
    Set<String> ids = ends.values().stream().map(TracedWorld::trace).collect(Collectors.toSet());
    await().atMost(LONGEST).until(() -> posts(ids) == sent.size());
    return ends;
  }

  private static String trace(JsonNode event) {
    return Place.of(event.path("traceparent").asString()).trace();
  }

  private long posts(Set<String> traces) {
    return collector.spans().stream()
        .filter(each -> each.name().equals("post") && traces.contains(each.trace()))
        .map(Seen::trace)
        .distinct()
        .count();
  }

  @Override
  public void close() {
    sandbox.close();
    webhook.close();
    equinix.close();
    collector.close();
  }
}
