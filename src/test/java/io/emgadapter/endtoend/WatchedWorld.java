package io.emgadapter.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.emgadapter.sandbox.Sandbox;
import io.emgadapter.sight.Scrape;
import io.emgadapter.simulator.Onboarding;
import io.emgadapter.simulator.Received;
import io.emgadapter.simulator.Wiring;
import io.emgadapter.simulator.rest.RestSimulator;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An adapter with 20 subscriptions, each by both routes, and 20 webhooks, to which everything has
 * happened that its counters tell apart.
 */
final class WatchedWorld implements AutoCloseable {
  static final int SUBSCRIPTIONS = 20;
  static final int WEBHOOKS = 20;

  private static final Duration LONGEST = Duration.ofSeconds(60);

  final RestSimulator rest = new RestSimulator();
  final Sandbox sandbox = Sandbox.open();
  final ConfigurableApplicationContext context = sandbox.startAdapter(settings());
  final Upstream upstream = new Upstream(sandbox, context);
  final Http http = new Http(Sandbox.httpPort(context));

  private Map<String, Object> settings() {
    Map<String, Object> all = new HashMap<>();
    all.put("server.port", "0");
    all.putAll(byBothRoutes("default", Sandbox.OUTGOING));
    for (int i = 1; i < SUBSCRIPTIONS; i++) {
      sandbox.broker().createQueue("from-equinix-" + i);
      all.putAll(byBothRoutes("account-" + i, "from-equinix-" + i));
    }
    for (int i = 0; i < WEBHOOKS; i++) {
      String prefix = "emg.webhooks.hook-" + i + ".";
      all.put(prefix + "url", "https://itsm.invalid/hook");
      all.put(prefix + "secret", "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
      all.put(prefix + "events", i == 0 ? "request.completed.#" : "notification.network.#");
    }
    return all;
  }

  private Map<String, Object> byBothRoutes(String name, String outgoing) {
    Map<String, Object> all =
        new HashMap<>(
            sandbox
                .onboarding()
                .settings(
                    name,
                    Onboarding.SOURCE,
                    Wiring.of(sandbox.broker(), Sandbox.INCOMING, outgoing)));
    all.putAll(Onboarding.restSettings(name, rest));
    all.put("emg.subscriptions." + name + ".route.workvisit", "rest");
    all.put("emg.subscriptions." + name + ".same-source", true);
    all.put("emg.subscriptions." + name + ".rest.per-second", 100);
    return all;
  }

  JdbcClient ledger() {
    return context.getBean(JdbcClient.class);
  }

  Scrape scrape() {
    return Scrape.of(http.get("/actuator/prometheus").body().asString());
  }

  /** Lets it all happen, and waits until nothing is in hand. */
  void live() {
    byTheDoors();
    byEmg();
    byRest();
    http.command("/feeds/default/cloudevents", "[{\"id\": \"ce-1\", \"type\": \"any\"}, {}]");
    await()
        .atMost(LONGEST)
        .until(
            () ->
                ledger()
                    .sql("select count(*) from task where ended_at is null")
                    .query(Integer.class)
                    .single(),
            open -> open == 0);
    await()
        .atMost(LONGEST)
        .until(
            () -> scrape().sum("emg_deliveries_total{destination=\"events\",outcome=\"done\"}"),
            done ->
                done.equals(
                    ledger().sql("select count(*) from event").query(Double.class).single()));
    await().atMost(LONGEST).until(() -> scrape().names().contains("emg_parked"));
    await().atMost(LONGEST).until(() -> scrape().sum("emg_events_retries") > 0);
  }

  private void byTheDoors() {
    upstream.send(WorkRequests.smartHands("one"));
    upstream.await("one", "request.completed");
    upstream.send(WorkRequests.smartHands("one"));
    upstream.send(WorkRequests.smartHands("one").replace("server", "router"));
    upstream.await("one", "request.conflicting");
    upstream.send("no request");
    upstream.send(WorkRequests.update("astray", "smarthands", "nobody"));
    http.post(WorkRequests.smartHands("two"));
    upstream.await("two", "request.completed");
    http.post(WorkRequests.smartHands("two"));
    http.post(WorkRequests.smartHands("two").replace("server", "router"));
    http.dryRun(WorkRequests.smartHands("dry"));
    http.post("{}");
    http.post(WorkRequests.update("lost", "smarthands", "nobody"));
    await()
        .atMost(LONGEST)
        .until(() ->
            upstream.events().stream()
                    .filter(e -> e.path("type").asString("").endsWith("rejected"))
                    .count()
                >= 2);
  }

  private void byEmg() {
    String task =
        sandbox.equinix().received().stream().map(Received::taskId).findFirst().orElseThrow();
    int before = parked();
    raw(Ack.to(task).sealed(sandbox)); // late
    byte[] flipped = Ack.to(task).sealed(sandbox);
    flipped[new String(flipped, UTF_8).indexOf("StatusCode") + 14] ^= 1;
    raw(flipped);
    raw(Ack.to(task).unsigned());
    raw(Ack.to(task).source("somebody").sealed(sandbox));
    raw(Ack.to(UUID.randomUUID().toString()).sealed(sandbox));
    raw(Ack.to(task).status("null").sealed(sandbox));
    raw("no envelope".getBytes(UTF_8));
    sandbox.equinix().notices().repeat(2);
    sandbox.equinix().notices().tell(sandbox.equinix().orders().getFirst(), "InProgress", "Begun");
    sandbox.equinix().notices().behave();
    await().atMost(LONGEST).until(() -> parked() >= before + 6);
    await()
        .atMost(LONGEST)
        .until(() -> scrape().sum("emg_notices_total{outcome=\"repeated\"}") >= 1);
  }

  private void byRest() {
    http.post(WorkRequests.workVisit("visit", "LD8:00:000000"));
    upstream.await("visit", "request.completed");
  }

  private void raw(byte[] message) {
    sandbox.equinix().rawSend(message);
  }

  private int parked() {
    return ledger()
        .sql("select count(*) from parked where source = 'emg'")
        .query(Integer.class)
        .single();
  }

  @Override
  public void close() {
    sandbox.close();
    rest.close();
  }
}
