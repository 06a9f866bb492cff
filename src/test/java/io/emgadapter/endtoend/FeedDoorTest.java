package io.emgadapter.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.endtoend.Http.Reply;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What a Fabric stream posts becomes events, and one for what EMG's queue tells too. */
@ExtendWith(SharedAdapter.Lending.class)
class FeedDoorTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String DOOR = "/feeds/default/cloudevents";

  private final SharedAdapter adapter;
  private final String number = "5-" + UUID.randomUUID();

  FeedDoorTest(SharedAdapter adapter) {
    this.adapter = adapter;
  }

  private String cloudEvent(String state) {
    return """
    {"specversion": "1.0", "id": "%s", "time": "2026-08-20T10:00:00Z",
     "source": "https://api.equinix.com/fabric/v4/cloudevents",
     "type": "equinix.network.maintenance.state.%s",
     "data": {"message": "It changed", "resource": {"servicerId": "%s", "state": "%s"}}}\
    """
        .formatted(UUID.randomUUID(), state, number, state);
  }

  private void byEmg(String state) {
    adapter
        .sandbox
        .equinix()
        .notices()
        .send(
            """
            {"Verb": "Update", "Resource": "Network.Maintenance", "Version": "1.0",
             "CreationTimeUTC": "2026-08-20T10:00:01Z",
             "Body": {"ServicerId": "%s", "State": "%s", "StartDateTime": "2026-09-01T03:00:00"}}\
            """
                .formatted(number, state));
  }

  private JsonNode notifications() {
    return adapter.http.get("/notifications?servicerId=" + number).body().path("notifications");
  }

  private List<String> states() {
    return adapter.upstream.events(number).stream()
        .map(event -> event.path("type").asString() + " " + event.at("/data/state").asString())
        .toList();
  }

  @Test
  void aFactGetsOneEventWhicheverWayIsFirst() {
    byEmg("CONFIRMED");
    await().atMost(PATIENCE).until(() -> notifications().size() == 1);

    String batch =
        "["
            + cloudEvent("confirmed")
            + ","
            + cloudEvent("in_progress")
            + ", {\"id\": \""
            + number
            + "\"}]";
    assertThat(adapter.http.command(DOOR, batch).status()).isEqualTo(204);
    assertThat(adapter.http.command(DOOR, batch).status()).isEqualTo(204);
    byEmg("IN_PROGRESS");
    byEmg("COMPLETED");

    await().atMost(PATIENCE).until(() -> notifications().size() == 5);
    adapter.upstream.await(number, "notification.network.maintenance");
    await().atMost(PATIENCE).until(() -> states().size() == 3);
    assertThat(states())
        .containsExactly(
            "io.emgadapter.notification.network.maintenance CONFIRMED",
            "io.emgadapter.notification.network.maintenance in_progress",
            "io.emgadapter.notification.network.maintenance COMPLETED");
    assertThat(parked()).isEqualTo(1);
  }

  private long parked() {
    return adapter
        .sql()
        .sql(
            """
            select count(*) from parked join parked_content on parked = id
            where source = 'stream' and reason = 'unreadable' and position(?::bytea in bytes) > 0\
            """)
        .param(number.getBytes(UTF_8))
        .query(Long.class)
        .single();
  }

  @Test
  void whatIsParkedIsNotReplayedIntoNothing() {
    adapter.http.command(DOOR, "[[\"" + number + "\"]]");
    String id =
        adapter
            .sql()
            .sql(
                """
                select id from parked join parked_content on parked = id
                where source = 'stream' and position(?::bytea in bytes) > 0\
                """)
            .param(number.getBytes(UTF_8))
            .query(String.class)
            .single();

    Reply replay = adapter.http.command("/parked/" + id + "/replay", "{}");

    assertThat(replay.status()).isEqualTo(422);
    assertThat(replay.body().path("code").asString()).isEqualTo("unreadable");
  }

  @Test
  void whatIsNoJsonAndWhomNobodyKnowsIsRefused() {
    assertThat(adapter.http.command(DOOR, "no json").status()).isEqualTo(400);
    assertThat(adapter.http.command(DOOR, "7").status()).isEqualTo(400);
    assertThat(adapter.http.command("/feeds/nobody/cloudevents", "[]").status()).isEqualTo(404);
    assertThat(adapter.http.command(DOOR, " ".repeat(1 << 20) + "[]").status()).isEqualTo(413);
    assertThat(adapter.http.command(DOOR, " ".repeat(1 << 19) + "[]").status()).isEqualTo(204);
  }
}
