package io.emgadapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.reads.ReadFiles;
import io.emgadapter.ledger.upkeep.Forget;
import io.emgadapter.order.Answer;
import io.emgadapter.order.Answer.NamedOrder;
import io.emgadapter.order.NamedFile;
import io.emgadapter.order.Target.ByRequest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The files that an Ack names are found with its order, each once. */
class FilesOfAnswersTest {
  private static final NamedFile TICKET = new NamedFile("ticket.jpeg", "f-1", null);
  private static final NamedFile PHOTO = new NamedFile("rack.pdf", null, "https://files/rack.pdf");

  private final TestLedger ledger = new TestLedger();
  private final Driver driver = new Driver(ledger);

  @AfterEach
  void close() {
    ledger.close();
  }

  private UUID sent(String id) {
    driver.accept(Requests.create(id));
    return driver.send().getFirst().id();
  }

  private static Answer with(UUID task, List<String> orders, NamedFile... files) {
    return new Answer(
        task,
        201,
        "created",
        orders.stream().map(id -> new NamedOrder(id, List.of(), List.of(files))).toList());
  }

  private List<NamedFile> files(String servicerId) {
    return ledger.the(ReadFiles.class).of(Requests.SUBSCRIPTION, servicerId);
  }

  @Test
  void eachOrderThatAnAckNamesHasItsFilesAndNoOtherHas() {
    driver.answer(with(sent("a"), List.of("1-7", "1-8"), TICKET, PHOTO));
    driver.answer(with(sent("b"), List.of("1-9")));

    assertThat(files("1-7")).containsExactlyInAnyOrder(TICKET, PHOTO);
    assertThat(files("1-8")).containsExactlyInAnyOrder(TICKET, PHOTO);
    assertThat(files("1-9")).isEmpty();
    assertThat(ledger.the(ReadFiles.class).of("another", "1-7")).isEmpty();
  }

  @Test
  void aFileThatIsNamedTwiceAndAnAckThatComesAgainAddNothing() {
    UUID task = sent("a");
    Answer answer = with(task, List.of("1-7"), TICKET, TICKET);
    driver.answer(answer, answer);
    driver.answer(answer);

    assertThat(files("1-7")).containsExactly(TICKET);
  }

  @Test
  void ofTwoAcksInOneBatchAboutOneOrderBothBringTheirFiles() {
    UUID task = sent("a");
    driver.answer(with(task, List.of("1-7"), TICKET), with(task, List.of("1-7"), PHOTO));

    assertThat(files("1-7")).containsExactlyInAnyOrder(TICKET, PHOTO);
  }

  @Test
  void theAckOfALaterTaskAddsItsFilesToTheOrder() {
    driver.answer(with(sent("a"), List.of("1-7"), TICKET));
    driver.accept(Requests.update("u", new ByRequest("a")));
    driver.answer(with(driver.send().getFirst().id(), List.of("1-7"), PHOTO));

    assertThat(files("1-7")).containsExactlyInAnyOrder(TICKET, PHOTO);
  }

  @Test
  void anAckThatIsTheFirstToNameAnOrderLongAfterItsTaskEndedBringsItsFiles() {
    UUID task = sent("a");
    ledger.pass(Duration.ofMinutes(20));
    driver.passDeadlines();
    ledger.pass(Duration.ofDays(4));
    driver.passDeadlines();

    driver.answer(with(task, List.of("1-7"), TICKET));

    assertThat(files("1-7")).containsExactly(TICKET);
  }

  @Test
  void whatARefusalNamesIsNotKept() {
    UUID task = sent("a");
    NamedOrder order = new NamedOrder("1-7", List.of(), List.of(TICKET));
    driver.answer(new Answer(task, 400, "no", List.of(order)));
    driver.answer(new Answer(task, 400, "no", List.of(order)));

    assertThat(ledger.rows("select * from order_file")).isEmpty();
  }

  @Test
  void anOrderHasAHundredFilesAtMostAndThoseThatItHasDoNotCountTwice() {
    UUID task = sent("a");
    NamedFile[] all =
        IntStream.range(0, 120)
            .mapToObj(i -> new NamedFile("a.pdf", "f-" + i, null))
            .toArray(NamedFile[]::new);
    NamedFile[] first = Stream.of(all).limit(60).toArray(NamedFile[]::new);
    driver.answer(with(task, List.of("1-7"), first));
    driver.answer(with(task, List.of("1-7"), all));

    assertThat(files("1-7")).hasSize(100).contains(all[0], all[99]).doesNotContain(all[100]);
  }

  @Test
  void theyAreForgottenInSmallBatchesWithTheWordsOfHistories() {
    driver.answer(with(sent("a"), List.of("1-7"), TICKET, PHOTO));
    ledger.pass(Duration.ofDays(89));
    Forget forget = ledger.the(Forget.class);
    assertThat(forget.histories(Duration.ofDays(90), 10)).isZero();
    ledger.pass(Duration.ofDays(2));

    assertThat(forget.histories(Duration.ofDays(90), 1)).isEqualTo(1);
    assertThat(files("1-7")).hasSize(1);
    assertThat(forget.histories(Duration.ofDays(90), 10)).isEqualTo(1);
    assertThat(files("1-7")).isEmpty();
  }
}
