package io.emgadapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.orders.TakeNotifications.Message;
import io.emgadapter.ledger.parked.Park;
import io.emgadapter.ledger.parked.Park.Parking;
import io.emgadapter.ledger.reads.ReadById;
import io.emgadapter.ledger.reads.ReadById.Found;
import io.emgadapter.ledger.reads.ReadById.Onlooker;
import io.emgadapter.order.Target.ByServicer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every kind of id is found by the whole of it, and only by those who may see what has it. */
class ReadByIdTest {
  private static final Onlooker OPERATOR = new Onlooker(List.of("default"), true, null, true);
  private static final Onlooker VIEWER = new Onlooker(List.of("default"), false, null, false);
  private static final Onlooker ITSM =
      new Onlooker(List.of("default"), true, List.of("itsm"), false);
  private static final Onlooker OTHER =
      new Onlooker(List.of("default"), true, List.of("other"), false);
  private static final Onlooker ELSEWHERE = new Onlooker(List.of("another"), false, null, true);

  private static TestLedger ledger;
  private static UUID task;
  private static UUID parked;

  @BeforeAll
  static void anOrderAndAllAboutIt() {
    ledger = new TestLedger();
    Driver driver = new Driver(ledger);
    driver.accept(Requests.create("INC/7", "R-7"), Requests.replying("asked", "q"));
    task =
        driver.send().stream()
            .map(each -> each.id())
            .filter(id ->
                driver.row("select id from task where requestor_id = 'R-7'").containsValue(id))
            .findFirst()
            .orElseThrow();
    driver.answer(Requests.created(task, "1-7"));
    driver.accept(Requests.update("U-7", new ByServicer("1-7")));
    Noticed noticed = new Noticed(ledger);
    noticed.take(Noticed.order("m-7", "1-7", "Open", 1), maintenance());
    parked = Ids.next();
    ledger
        .the(Park.class)
        .park(List.of(new Parking(parked, "default", Park.EMG, "unsigned", "", null, new byte[1])));
  }

  @AfterAll
  static void close() {
    ledger.close();
  }

  private static Message maintenance() {
    return Noticed.message(
        """
        {"Id":"m-5","Resource":"Network.Maintenance","Body":{"ServicerId":"5-1","State":"Scheduled"}}\
        """);
  }

  private static List<String> find(String id, Onlooker onlooker) {
    UUID uuid = id.length() == 36 ? UUID.fromString(id) : null;
    return ledger.the(ReadById.class).find(id, uuid, onlooker).stream()
        .map(found -> found.kind() + " " + found.id() + " by " + found.by())
        .toList();
  }

  private static UUID event() {
    return (UUID)
        ledger.rows("select id from event where type = 'task.acknowledged'").getFirst().get("id");
  }

  @Test
  void aRequestIsFoundByItsIdAndByItsCorrelationId() {
    assertThat(find("INC/7", VIEWER)).containsExactly("request INC/7 by requestId");
    assertThat(find("c-asked", VIEWER)).containsExactly("request asked by correlationId");
  }

  @Test
  void aTaskIsFoundByItsIdAndWithItsOrderByBothTheirReferences() {
    assertThat(find(task.toString(), VIEWER)).containsExactly("task " + task + " by id");
    assertThat(find("R-7", VIEWER))
        .containsExactly("task " + task + " by requestorId", "order 1-7 by requestorId");
    assertThat(find("1-7", VIEWER))
        .hasSize(2)
        .anyMatch(each -> each.matches("task .* by servicerId"))
        .contains("order 1-7 by servicerId");
  }

  @Test
  void whatEquinixStartedIsFoundByItsMessageAndByWhatItNames() {
    assertThat(find("m-7", VIEWER)).containsExactly("notification m-7 by id");
    assertThat(find("5-1", VIEWER)).containsExactly("notification m-5 by servicerId");
  }

  @Test
  void anEventIsFoundWithItsSubject() {
    Found found = ledger.the(ReadById.class).find("", event(), VIEWER).getFirst();

    assertThat(found.state() + " " + found.subject() + " " + found.sender())
        .isEqualTo("task.acknowledged INC/7 itsm");
  }

  @Test
  void anEventOfNoRequestIsFoundWhateverElseItHolds() {
    UUID id = event();
    UUID request =
        (UUID)
            ledger
                .rows("select request from event where type = 'task.acknowledged'")
                .getFirst()
                .get("request");
    byte @Nullable [] before =
        (byte[])
            ledger
                .rows("select data from event where type = 'task.acknowledged'")
                .getFirst()
                .get("data");
    tell(id, "{\"sender\":\"itsm\",\"title\":\"\\u0000\"}".getBytes(StandardCharsets.UTF_8), null);
    try {
      assertThat(ledger.the(ReadById.class).find("", id, VIEWER))
          .extracting(Found::sender)
          .containsExactly("itsm");
      assertThat(find(id.toString(), ITSM)).hasSize(1);
      assertThat(find(id.toString(), OTHER)).isEmpty();
    } finally {
      tell(id, before, request);
    }
  }

  private static void tell(UUID event, byte @Nullable [] data, @Nullable UUID request) {
    ledger
        .sql()
        .sql("update event set data = ?, request = ?::uuid where id = ?")
        .params(data, request, event)
        .update();
  }

  @Test
  void theCaseOfUuidsDoesNotMatterAndThatOfAllOthersDoes() {
    assertThat(find(task.toString().toUpperCase(Locale.ROOT), VIEWER)).hasSize(1);
    assertThat(find("inc/7", VIEWER)).isEmpty();
    assertThat(find("r-7", VIEWER)).isEmpty();
    assertThat(find("INC", VIEWER)).isEmpty();
    assertThat(find("INC%", VIEWER)).isEmpty();
  }

  @Test
  void whatIsParkedIsFoundByOperatorsAlone() {
    assertThat(find(parked.toString(), OPERATOR)).containsExactly("parked " + parked + " by id");
    assertThat(find(parked.toString(), VIEWER)).isEmpty();
  }

  @Test
  void aSenderFindsItsOwnAndAnotherNothing() {
    for (String id :
        List.of("INC/7", "c-asked", "R-7", "1-7", task.toString(), event().toString())) {
      assertThat(find(id, ITSM)).as(id).isNotEmpty();
      assertThat(find(id, OTHER)).as(id).isEmpty();
    }
    assertThat(find("m-7", ITSM)).isEmpty();
    assertThat(find("5-1", ITSM)).isEmpty();
  }

  @Test
  void whoSeesAnotherSubscriptionFindsNothingOfThisOne() {
    for (String id :
        List.of(
            "INC/7",
            "c-asked",
            "R-7",
            "1-7",
            "m-7",
            "5-1",
            task.toString(),
            event().toString(),
            parked.toString())) {
      assertThat(find(id, ELSEWHERE)).as(id).isEmpty();
    }
  }
}
