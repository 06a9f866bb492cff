package io.emgadapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.events.TestReader;
import io.emgadapter.ledger.send.ClaimedTask;
import io.emgadapter.order.Target.ByRequestor;
import io.emgadapter.order.Target.ByServicer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A notification of our own order comes before, between and after the answer to its Create. */
class NotificationsMeetAnswersTest {
  private final TestLedger ledger = new TestLedger();
  private final Driver driver = new Driver(ledger);
  private final Noticed noticed = new Noticed(ledger);

  @AfterEach
  void close() {
    ledger.close();
  }

  private UUID sent(String id, String requestorId) {
    driver.accept(Requests.create(id, requestorId));
    return driver.send().getFirst().id();
  }

  private String lane(String servicerId) {
    return ledger
        .sql()
        .sql(
            """
            select case when exists (select 1 from request where request.id = equinix_order.lane)
              then 'request' else 'named' end
            from equinix_order where servicer_id = ?\
            """)
        .param(servicerId)
        .query(String.class)
        .single();
  }

  @Test
  void aNotificationThatComesFirstKeepsItsStateAndTheOrderGoesToItsCreate() {
    UUID task = sent("c", "INC1");
    noticed.take(Noticed.order("a", "1-7", "InProgress", 1, "INC1"));
    assertThat(lane("1-7")).isEqualTo("named");

    driver.answer(Requests.created(task, "1-7"));

    assertThat(lane("1-7")).isEqualTo("request");
    assertThat(noticed.state("1-7")).isEqualTo("InProgress");
    assertThat(ledger.rows("select task from equinix_order").getFirst())
        .containsEntry("task", task);
  }

  @Test
  void aNotificationAfterTheAnswerIsPublishedWithTheRequestAndToItsReplyQueue() {
    driver.accept(Requests.replying("c", "q"));
    driver.answer(Requests.created(driver.send().getFirst().id(), "1-7"));
    noticed.published();

    noticed.take(Noticed.order("a", "1-7", "InProgress", 1));

    assertThat(TestReader.replies(ledger, "one").tellAll())
        .extracting(copy -> copy.destination().queue() + " " + copy.logged().event().type().word())
        .endsWith("q order.updated");
    JsonNode event = noticed.published().getFirst();
    assertThat(event.at("/data/requestId").asString()).isEqualTo("c");
    assertThat(event.at("/data/sender").asString()).isEqualTo("itsm");
    assertThat(lane("1-7")).isEqualTo("request");
  }

  @Test
  void anAnswerAfterTheEndReportsTheOrderAlthoughANotificationWasFaster() {
    UUID task = sent("c", "INC1");
    driver.answer(Requests.refused(task));
    noticed.take(Noticed.order("a", "1-7", "Open", 1, "INC1"));

    driver.answer(Requests.created(task, "1-7"));
    driver.answer(Requests.created(task, "1-7"));

    assertThat(driver.events("c"))
        .containsExactly("task.refused", "request.completed", "order.appeared");
    assertThat(noticed.state("1-7")).isEqualTo("Open");
    assertThat(lane("1-7")).isEqualTo("request");
  }

  @Test
  void aReferenceMeansTheCreateAsLongAsItIsUnanswered() {
    UUID task = sent("c", "INC1");
    noticed.take(Noticed.order("a", "1-7", "Open", 1, "INC1"));

    driver.accept(Requests.update("u", new ByRequestor("INC1")));
    assertThat(driver.states("u")).containsExactly("HELD");
    driver.answer(Requests.created(task, "1-7"));

    assertThat(driver.states("u")).containsExactly("READY");
    assertThat(driver.send()).extracting(ClaimedTask::servicerId).containsExactly("1-7");
  }

  @Test
  void updatesByServicerIdGoInOrderThoughTheOrderGoesToItsCreateBetweenThem() {
    UUID task = sent("c", "INC1");
    noticed.take(Noticed.order("a", "1-7", "Open", 1, "INC1"));
    driver.accept(Requests.update("u1", new ByServicer("1-7")));
    driver.answer(Requests.created(task, "1-7"));

    driver.accept(Requests.update("u2", new ByServicer("1-7")));
    assertThat(driver.states("u1")).containsExactly("READY");
    assertThat(driver.states("u2")).containsExactly("HELD");

    UUID first = driver.send().getFirst().id();
    driver.answer(Requests.created(first));
    assertThat(driver.states("u2")).containsExactly("READY");
    driver.answer(Requests.created(driver.send().getFirst().id()));
    driver.accept(Requests.update("u3", new ByServicer("1-7")));
    assertThat(laneOf("u3")).isEqualTo("request");
  }

  @Test
  void anUpdateByServicerIdFindsTheSameLaneBeforeAndAfterTheAdoption() {
    driver.accept(Requests.update("u1", new ByServicer("1-9")));
    noticed.take(Noticed.order("a", "1-9", "Open", 1, "THEIRS"));
    driver.accept(Requests.update("u2", new ByServicer("1-9")));

    assertThat(driver.states("u1")).containsExactly("READY");
    assertThat(driver.states("u2")).containsExactly("HELD");
    assertThat(ledger.rows("select distinct lane from task")).hasSize(1);
  }

  @Test
  void updatesByReferenceGoInOrderThoughTheOrderIsAdoptedBetweenThem() {
    driver.accept(Requests.update("u1", new ByRequestor("THEIRS")));
    noticed.take(Noticed.order("a", "1-9", "Open", 1, "THEIRS"));
    driver.accept(Requests.update("u2", new ByRequestor("THEIRS")));

    assertThat(List.of(driver.states("u1"), driver.states("u2")))
        .containsExactly(List.of("READY"), List.of("HELD"));
  }

  private String laneOf(String id) {
    return ledger
        .sql()
        .sql(
            """
            select case when exists (select 1 from request made
                where made.id = task.lane and made.verb = 'Create') then 'request' else 'named' end
            from task join request on request.id = task.request where request_id = ?\
            """)
        .param(id)
        .query(String.class)
        .single();
  }
}
