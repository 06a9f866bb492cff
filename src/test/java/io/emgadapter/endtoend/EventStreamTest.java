package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.contract.EventContract;
import io.emgadapter.contract.HttpContract;
import io.emgadapter.sandbox.Sandbox;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Events are streamed over HTTP by any instance, whichever recorded them. */
class EventStreamTest {
  private final Sandbox sandbox = Sandbox.open();
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
    sandbox.close();
  }

  private ConfigurableApplicationContext start(String... settings) {
    Map<String, Object> all = new HashMap<>(Map.of("server.port", "0"));
    all.put("emg.http.streams.poll", "50ms");
    for (int i = 0; i < settings.length; i += 2) {
      all.put(settings[i], settings[i + 1]);
    }
    return sandbox.startAdapter(all);
  }

  private EventSource listen(
      ConfigurableApplicationContext adapter, String query, String... headers) {
    EventSource source = new EventSource(Sandbox.httpPort(adapter), query, headers);
    open.add(source);
    return source;
  }

  private static void order(ConfigurableApplicationContext adapter, String id) {
    new Http(Sandbox.httpPort(adapter)).post(WorkRequests.smartHands(id));
  }

  private static void isRefused(EventSource source, int status) throws IOException {
    assertThat(source.status).isEqualTo(status);
    assertThat(HttpContract.wrong("GET", "/events", status, source.problem())).isEmpty();
  }

  @Test
  void whatOneInstanceRecordsTheOtherStreamsAndAStreamGoesOnWhereItWasLeft() {
    ConfigurableApplicationContext one = start();
    ConfigurableApplicationContext two = start();
    EventSource first = listen(two, "");
    assertThat(first.header("Content-Type")).startsWith("text/event-stream");
    order(one, "e1");
    order(two, "e2");
    await().until(() -> first.events.size() == 4);

    assertThat(first.events)
        .allSatisfy(event -> {
          assertThat(EventContract.wrong(event.data())).isEmpty();
          assertThat(event.id()).isEqualTo(event.data().path("id").asString());
          assertThat(event.type()).isEqualTo(event.data().path("type").asString());
        });
    String seen = first.events.get(1).id();
    first.close();
    order(one, "e3");
    EventSource again = listen(one, "", "Last-Event-ID", seen);

    await().until(() -> again.events.size() == 4);
    assertThat(again.events.subList(0, 2)).isEqualTo(first.events.subList(2, 4));
    assertThat(again.subjects()).endsWith("e3", "e3");
  }

  @Test
  void onlyWhatIsAskedForIsSent() {
    ConfigurableApplicationContext adapter = start();
    EventSource ends = listen(adapter, "?type=request.completed,io.emgadapter.task.refused");
    EventSource subject = listen(adapter, "?subject=f2&subscription=default");
    order(adapter, "f1");
    order(adapter, "f2");

    await().until(() -> ends.events.size() == 2 && subject.events.size() == 2);
    assertThat(ends.subjects()).containsExactly("f1", "f2");
    assertThat(subject.subjects()).containsOnly("f2");
  }

  @Test
  void whatCannotBeStreamedIsAnsweredInASentence() throws IOException {
    ConfigurableApplicationContext adapter = start("emg.http.streams.most", "1");

    isRefused(listen(adapter, "?type=order.unheard"), 400);
    isRefused(listen(adapter, "?subscription=another"), 404);
    isRefused(listen(adapter, "", "Last-Event-ID", "x"), 400);
    isRefused(listen(adapter, "", "Last-Event-ID", UUID.randomUUID().toString()), 410);
    assertThat(listen(adapter, "").status).isEqualTo(200);
    EventSource second = listen(adapter, "");
    isRefused(second, 503);
    assertThat(second.header("Retry-After")).isEqualTo("10");
  }

  @Test
  void aStreamWithNothingToTellSaysSoAndEndsWhenTheInstanceStops() {
    ConfigurableApplicationContext adapter = start("emg.http.streams.heartbeat", "100ms");
    EventSource source = listen(adapter, "");
    await().until(() -> source.comments.size() > 3);
    long before = System.nanoTime();

    adapter.close();

    await().until(source::isOver);
    assertThat(source.comments).doesNotContain("broken off");
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void whoIsLimitedToSubscriptionsSeesNoOther() throws IOException {
    ConfigurableApplicationContext adapter =
        start(
            "emg.http.users.anna.password", "{noop}a",
            "emg.http.users.anna.roles", "admin",
            "emg.http.users.berta.password", "{noop}b",
            "emg.http.users.berta.roles", "viewer",
            "emg.http.users.berta.subscriptions", "another");
    String[] berta = {"Authorization", "Basic YmVydGE6Yg=="};
    EventSource anna = listen(adapter, "", "Authorization", "Basic YW5uYTph");
    EventSource limited = listen(adapter, "?type=request.completed", berta);
    new Http(Sandbox.httpPort(adapter)).as("anna", "a").post(WorkRequests.smartHands("l1"));
    await().until(() -> anna.events.size() == 2);

    assertThat(listen(adapter, "?subscription=default", berta).status).isEqualTo(404);
    assertThat(
            listen(adapter, "", "Last-Event-ID", anna.events.getFirst().id(), berta[0], berta[1])
                .status)
        .isEqualTo(410);
    isRefused(listen(adapter, ""), 401);
    assertThat(limited.events).isEmpty();
  }

  @Test
  void aConsumerThatDoesNotReadIsDroppedAndHarmsNoOther() throws IOException {
    ConfigurableApplicationContext adapter =
        start("server.tomcat.connection-timeout", "500ms", "emg.http.streams.most", "2");
    EventSource reading = listen(adapter, "");
    Socket slow = new Socket(InetAddress.getLoopbackAddress(), Sandbox.httpPort(adapter));
    open.add(slow);
    slow.setReceiveBufferSize(4096);
    OutputStream out = slow.getOutputStream();
    out.write(
        "GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    await().until(() -> slow.getInputStream().read() >= 0);
    flood(adapter, 1_000);

    await().atMost(Duration.ofSeconds(60)).until(() -> reading.events.size() == 1_000);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> {
          Http http = new Http(Sandbox.httpPort(adapter));
          assertThat(value(http, "emg.streams.dropped")).isEqualTo(1);
          assertThat(value(http, "emg.streams.open")).isEqualTo(1);
        });
    assertThat(reading.isOver()).isFalse();
  }

  private static double value(Http http, String metric) {
    return http.get("/actuator/metrics/" + metric).body().at("/measurements/0/value").asDouble();
  }

  /** So many events of 20 kB, as another instance would record them. */
  private static void flood(ConfigurableApplicationContext adapter, int count) {
    adapter
        .getBean(JdbcClient.class)
        .sql(
            """
            insert into event (number, id, subscription, type, routing_key, subject, final, data)
            select nextval('event_number'), gen_random_uuid(), 'default', 'order.updated', 'x', 'flood',
              false, convert_to('{"text":"' || repeat('x', 20000) || '"}', 'UTF8')
            from generate_series(1, :count)\
            """)
        .param("count", count)
        .update();
  }
}
