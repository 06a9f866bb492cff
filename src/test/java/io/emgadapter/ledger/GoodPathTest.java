package io.emgadapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.accept.Accept;
import io.emgadapter.ledger.accept.SignedAhead;
import io.emgadapter.ledger.send.ClaimedTask.SealedText;
import io.emgadapter.ledger.send.RecordSending;
import io.emgadapter.ledger.send.RecordSending.Move;
import io.emgadapter.ledger.send.RecordSending.Result;
import io.emgadapter.order.Answer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a Create costs in the ledger where nothing is special about it. */
class GoodPathTest {
  private static final int ORDERS = 100;

  /** Statements of the log of events. */
  private static final int EVENTS = 3;

  // What tells of it is the log's own affair, and has goals of its own.
  private static final String WRITTEN =
      """
      select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0) from pg_stat_user_tables
      where relname in ('request', 'task', 'equinix_order', 'order_change', 'request_reply', 'parked')\
      """;

  private final TestLedger ledger = new TestLedger();
  private final Driver driver = new Driver(ledger);

  @AfterEach
  void close() {
    ledger.close();
  }

  private static NewRequest[] batch() {
    return IntStream.range(0, ORDERS)
        .mapToObj(i -> Requests.create("c" + i, "INC" + i))
        .toArray(NewRequest[]::new);
  }

  private void accept(NewRequest[] batch) {
    Map<UUID, SealedText> texts =
        Arrays.stream(batch)
            .collect(Collectors.toMap(NewRequest::id, _ -> new SealedText("{}", "sig")));
    ledger.the(Accept.class).accept(List.of(batch), new SignedAhead(Driver.LEASE, texts));
  }

  private static List<Result> sent(NewRequest[] batch) {
    return Arrays.stream(batch)
        .<Result>map(
            request -> new Move(request.id(), 1, TaskState.SENT, Duration.ofMinutes(15), null))
        .toList();
  }

  private static Answer[] answers(NewRequest[] batch) {
    return Arrays.stream(batch)
        .map(request -> Requests.created(request.id(), "1-" + request.requestId()))
        .toArray(Answer[]::new);
  }

  private long written() {
    ledger.rows("select pg_stat_force_next_flush()");
    return ledger.sql().sql(WRITTEN).query(Long.class).single();
  }

  @Test
  void anOrderIsSixRowsFromTheQueueToItsEndBesideItsEvents() {
    NewRequest[] batch = batch();
    long before = written();

    accept(batch);
    ledger.the(RecordSending.class).record(sent(batch));
    driver.answer(answers(batch));

    assertThat(driver.states("c0")).containsExactly("ACKNOWLEDGED");
    assertThat((written() - before) / (double) ORDERS).isLessThanOrEqualTo(6);
  }

  @Test
  void aBatchIsAcceptedInTwoStatementsAndItsAnswersInFiveBesideTheirEvents() {
    NewRequest[] batch = batch();
    int start = ledger.statements();
    accept(batch);
    int accepted = ledger.statements();
    ledger.the(RecordSending.class).record(sent(batch));
    int sent = ledger.statements();
    driver.answer(answers(batch));
    int answered = ledger.statements();

    assertThat(List.of(accepted - start, sent - accepted)).containsExactly(2, 1);
    assertThat(answered - sent - EVENTS).isLessThanOrEqualTo(5);
  }
}
