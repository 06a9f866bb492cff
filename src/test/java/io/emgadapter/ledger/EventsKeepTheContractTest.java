package io.emgadapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.contract.EventContract;
import io.emgadapter.event.CloudEvents;
import io.emgadapter.ledger.events.TestReader;
import io.emgadapter.ledger.send.ClaimedTask;
import io.emgadapter.order.Target.ByRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every event that the ledger makes is what its schema says. */
class EventsKeepTheContractTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final TestLedger ledger = new TestLedger();
  private final Driver driver = new Driver(ledger);

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void everyEventIsValidByTheSchemaOfItsType() {
    live();

    List<JsonNode> events = published();

    assertThat(events)
        .extracting(event -> event.get("type").stringValue().replace("io.emgadapter.", ""))
        .contains(
            "request.conflicting",
            "request.completed",
            "task.acknowledged",
            "task.refused",
            "task.unanswered",
            "order.appeared");
    for (JsonNode event : events) {
      assertThat(EventContract.wrong(event)).as(event::toString).isEmpty();
    }
    assertThat(events.getFirst().at("/data/context").toString())
        .isEqualTo("{\"ticket\":{\"n\":[1.50,null]}}");
  }

  /** Everything that a request can come to. */
  private void live() {
    driver.accept(
        Requests.withContext("done", "{\"ticket\":{\"n\":[1.50,null]}}"),
        Requests.create("refused", "INC2"),
        Requests.replying("late", "q"));
    List<UUID> tasks = driver.send().stream().map(ClaimedTask::id).sorted().toList();
    driver.answer(
        Requests.created(tasks.get(0), "1-1", "1-2"),
        Requests.refused(tasks.get(1)),
        Requests.refused(tasks.get(2)));
    driver.answer(Requests.created(tasks.get(2), "1-3"));
    driver.accept(Requests.withBody("done", "[1]"));
    driver.accept(
        Requests.create("withdrawn"), Requests.cancel("cancel", new ByRequest("withdrawn")));
    driver.accept(Requests.create("divided"));
    Parts.divide(ledger, Driver.LEASE, driver.claim().getFirst(), "A", "B");
    driver.accept(Requests.cancel("cancelTwo", new ByRequest("done")));
    driver.send();
    ledger.pass(Duration.ofHours(1));
    driver.passDeadlines();
    ledger.pass(Duration.ofDays(4));
    driver.passDeadlines();
  }

  private List<JsonNode> published() {
    List<JsonNode> events = new ArrayList<>();
    TestReader.exchange(ledger, "one")
        .tellAll()
        .forEach(one -> events.add(JSON.readTree(CloudEvents.write(one.logged().event(), null))));
    return events;
  }
}
