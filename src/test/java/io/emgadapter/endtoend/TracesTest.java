package io.emgadapter.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.endtoend.TracedWorld.Sent;
import io.emgadapter.sight.OtlpCollector.Place;
import io.emgadapter.sight.OtlpCollector.Seen;
import io.emgadapter.simulator.Received;
import io.emgadapter.simulator.rest.Asked;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a collector sees of 1,000 requests, most of which are answered after a restart. */
class TracesTest {
  private static TracedWorld world;
  private static Map<String, List<Seen>> traces;
  private static Map<String, JsonNode> ends;

  @BeforeAll
  static void live() {
    world = new TracedWorld();
    ends = world.live();
    traces = world.collector.spans().stream().collect(Collectors.groupingBy(Seen::trace));
  }

  @AfterAll
  static void close() {
    world.close();
  }

  private static List<Seen> trace(Sent sent) {
    return traces.get(Place.of(end(sent).path("traceparent").asString()).trace());
  }

  private static JsonNode end(Sent sent) {
    return ends.get(sent.id());
  }

  @Test
  void eachRequestIsOneTraceFromItsMessageToItsFinalEvent() {
    assertThat(world.sent).hasSizeGreaterThan(1000);
    for (Sent sent : world.sent) {
      List<Seen> trace = trace(sent);
      assertThat(trace)
          .as(sent.id())
          .extracting(Seen::name)
          .contains("accept", "seal", sent.isByRest() ? "call" : "send", "end", "record", "publish")
          .contains("post");
      assertThat(only(trace, "accept").parent()).isEqualTo(sent.parent());
      assertThat(roots(trace)).as(sent.id()).containsExactly(sent.parent());
    }
  }

  /** The parents that are no spans of the trace itself. */
  private static Set<String> roots(List<Seen> trace) {
    Set<String> ids = trace.stream().map(Seen::id).collect(Collectors.toSet());
    return trace.stream()
        .map(Seen::parent)
        .filter(parent -> !ids.contains(parent))
        .collect(Collectors.toSet());
  }

  private static Seen only(List<Seen> trace, String name) {
    List<Seen> found = trace.stream().filter(each -> each.name().equals(name)).toList();
    assertThat(found).as(name).hasSize(1);
    return found.getFirst();
  }

  @Test
  void aRequestThatCameWithATraceGoesOnWithItAndAnotherBeginsOne() {
    for (Sent sent : world.sent) {
      Place end = Place.of(end(sent).path("traceparent").asString());
      if (sent.traceparent().isEmpty()) {
        assertThat(end.trace()).as(sent.id()).matches("[0-9a-f]{32}");
      } else {
        assertThat(end.trace()).as(sent.id()).isEqualTo(Place.of(sent.traceparent()).trace());
        assertThat(end(sent).path("tracestate").asString()).isEqualTo("itsm=" + sent.id());
      }
    }
    assertThat(world.sent.stream().map(sent -> trace(sent).getFirst().trace()))
        .doesNotHaveDuplicates();
  }

  @Test
  void aBatchIsOneSpanWithALinkToEachOfItsMessages() {
    List<Seen> batches =
        world.collector.spans().stream()
            .filter(each -> each.name().equals("process"))
            .filter(each -> each.attribute("messaging.system").equals("rabbitmq"))
            .toList();
    Map<Place, Integer> linked = new HashMap<>();
    batches.forEach(batch -> {
      assertThat(batch.links()).hasSize(count(batch));
      batch.links().forEach(link -> linked.merge(link, 1, Integer::sum));
    });

    assertThat(batches.stream().mapToInt(TracesTest::count).max().orElseThrow()).isGreaterThan(1);
    for (Sent sent : world.sent) {
      assertThat(linked).containsEntry(only(trace(sent), "accept").place(), 1);
    }
  }

  @Test
  void aBatchOfRequestsByHttpAloneNamesNoBroker() {
    world.http().post(WorkRequests.smartHands("by-http"));

    await().until(() -> !batchesWithoutBroker().isEmpty());
    assertThat(batchesWithoutBroker())
        .allSatisfy(batch -> assertThat(batch.links()).hasSize(1))
        .allSatisfy(batch ->
            assertThat(batch.attributes()).containsOnlyKeys("messaging.batch.message_count"));
  }

  private static List<Seen> batchesWithoutBroker() {
    return world.collector.spans().stream()
        .filter(each -> each.name().equals("process"))
        .filter(each -> each.attribute("messaging.system").isEmpty())
        .toList();
  }

  private static int count(Seen batch) {
    return Integer.parseInt(batch.attribute("messaging.batch.message_count"));
  }

  @Test
  void anAckAfterTheRestartGoesOnFromWhatTheLedgerKept() {
    Set<Place> batches = new HashSet<>();
    world.collector.spans().stream()
        .filter(each -> each.name().equals("process"))
        .map(Seen::place)
        .forEach(batches::add);
    for (Sent sent : world.sent.stream().filter(Sent::isAnsweredLate).toList()) {
      Seen end = only(trace(sent), "end");
      assertThat(end.parent()).isEqualTo(only(trace(sent), "accept").id());
      assertThat(end.attribute("emg.outcome")).isEqualTo("ACKNOWLEDGED");
      assertThat(end.links()).hasSize(1).allMatch(batches::contains);
    }
  }

  @Test
  void theEventNamesTheSpanThatRecordedItAndItsHeaderSaysTheSame() {
    for (Sent sent : world.sent) {
      String traceparent = end(sent).path("traceparent").asString();
      assertThat(trace(sent).stream().filter(each -> each.name().equals("record")))
          .extracting(Seen::place)
          .contains(Place.of(traceparent));
      assertThat(world.headers).containsEntry(end(sent).path("id").asString(), traceparent);
    }
  }

  @Test
  void whatIsTurnedAwayIsInItsTraceToo() {
    JsonNode rejected = ends.get("rejected");
    List<Seen> trace = traces.get(Place.of(TracedWorld.OF_REJECTED).trace());

    assertThat(Place.of(rejected.path("traceparent").asString()).trace())
        .isEqualTo(trace.getFirst().trace());
    assertThat(trace).extracting(Seen::name).containsOnlyOnce("accept").contains("publish");
    assertThat(only(trace, "accept").attribute("emg.outcome")).isEqualTo("rejected");
  }

  @Test
  void nothingOfItGoesToEquinix() {
    assertThat(world.sandbox.equinix().received())
        .hasSizeGreaterThan(900)
        .noneMatch(Received::hasProperties)
        .extracting(each -> new String(each.bytes(), UTF_8))
        .noneMatch(text -> text.contains("trace"));
    List<Asked> asked = world.equinix.asked("");
    assertThat(asked).hasSizeGreaterThan(world.byRest());
    for (Asked each : asked) {
      assertThat(each.headers().keySet()).noneMatch(name -> name.contains("trace"));
      assertThat(each.headers()).doesNotContainKeys("b3", "baggage");
      assertThat(each.text()).doesNotContain("trace");
    }
  }

  /** A host that is somebody else's gets it as an attribute of the event, and not as a header. */
  @Test
  void aWebhookGetsNoHeaderOfIt() {
    assertThat(world.posted).isNotEmpty().noneMatch(name -> name.contains("trace"));
  }

  @Test
  void thereAreNoSpansOfHttpCalls() {
    assertThat(world.calls).containsExactly(404, 200);
    assertThat(world.observers()).isEmpty();
    assertThat(world.collector.spans())
        .extracting(Seen::name)
        .containsOnly(
            "accept", "seal", "send", "call", "end", "record", "publish", "post", "process");
  }

  @Test
  void aSpanSaysOnlyWhatIsOnTheList() {
    Set<String> keys = new TreeSet<>();
    for (Seen each : world.collector.spans()) {
      keys.addAll(each.attributes().keySet());
      assertThat(each.isPlain()).as(each.toString()).isTrue();
      assertThat(each.attributes().values())
          .noneMatch(value -> value.contains("R-q") || value.contains("Reboot"));
    }
    assertThat(keys)
        .containsExactlyInAnyOrder(
            "emg.event.type",
            "emg.outcome",
            "emg.resource",
            "emg.route",
            "emg.subscription",
            "emg.task.id",
            "emg.verb",
            "emg.webhook",
            "messaging.batch.message_count",
            "messaging.destination.name",
            "messaging.operation.name",
            "messaging.operation.type",
            "messaging.system");
  }

  @Test
  void theSenderOfASecondTraceForTheSameRequestDoesNotChangeTheFirst() {
    Sent first = world.sent.getFirst();
    world.upstream.send(
        first.body().getBytes(UTF_8),
        message -> message.setHeader("traceparent", TracedWorld.OF_REPEATED));
    String second = Place.of(TracedWorld.OF_REPEATED).trace();
    await()
        .until(() ->
            world.collector.spans().stream()
                .anyMatch(each ->
                    each.trace().equals(second)
                        && each.attribute("emg.outcome").equals("repeated")));
    assertThat(
            world
                .ledger()
                .sql("select traceparent from request where request_id = ?")
                .param(first.id())
                .query(String.class)
                .single())
        .contains(Place.of(first.traceparent()).trace());
  }
}
