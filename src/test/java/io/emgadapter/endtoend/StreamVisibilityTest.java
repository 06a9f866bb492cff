package io.emgadapter.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.sandbox.Sandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The stream of events gives each consumer what it may see, and none shuts out the others. */
class StreamVisibilityTest {
  private final Sandbox sandbox = Sandbox.open();
  private final List<EventSource> open = new ArrayList<>();
  private int port;

  @AfterEach
  void close() {
    open.forEach(EventSource::close);
    sandbox.close();
  }

  private void start() {
    Map<String, Object> settings = new HashMap<>(Map.of("server.port", "0"));
    settings.put("emg.http.streams.poll", "50ms");
    settings.put("emg.http.streams.most-of-one", "2");
    Map.of("anna", "sender", "berta", "sender", "dora", "viewer", "emil", "operator")
        .forEach((name, role) -> {
          settings.put("emg.http.users." + name + ".password", "{noop}" + name);
          settings.put("emg.http.users." + name + ".roles", role);
        });
    port = Sandbox.httpPort(sandbox.startAdapter(settings));
  }

  private EventSource listen(String name) {
    String login = Base64.getEncoder().encodeToString((name + ":" + name).getBytes(UTF_8));
    EventSource source = new EventSource(port, "", "Authorization", "Basic " + login);
    open.add(source);
    return source;
  }

  @Test
  void aSenderSeesItsOwnAndContextIsForItsSenderAndForOperators() {
    start();
    EventSource anna = listen("anna");
    EventSource berta = listen("berta");
    EventSource dora = listen("dora");
    EventSource emil = listen("emil");
    Http http = new Http(port);
    http.as("berta", "berta").post(WorkRequests.smartHands("of-berta"));
    http.as("anna", "anna").post(WorkRequests.smartHands("of-anna"));

    await()
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            dora.events.size() == 4
                && emil.events.size() == 4
                && anna.events.size() == 2
                && berta.events.size() == 2);
    assertThat(anna.subjects()).containsOnly("of-anna");
    assertThat(berta.subjects()).containsOnly("of-berta");
    assertThat(List.of(anna, berta, emil))
        .allSatisfy(each ->
            assertThat(each.events)
                .allMatch(event -> event.data().at("/data/context/ticket").isString()));
    assertThat(dora.events).noneMatch(event -> event.data().path("data").has("context"));
  }

  @Test
  void oneUserDoesNotShutOutTheOthers() {
    start();
    listen("anna");
    listen("anna");

    assertThat(listen("anna").status).isEqualTo(503);
    assertThat(listen("berta").status).isEqualTo(200);
  }
}
