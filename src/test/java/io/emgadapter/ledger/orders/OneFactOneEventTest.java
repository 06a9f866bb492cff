package io.emgadapter.ledger.orders;

import static io.emgadapter.ledger.orders.TakeNotifications.Taken.KNOWN;
import static io.emgadapter.ledger.orders.TakeNotifications.Taken.REPEATED;
import static io.emgadapter.ledger.orders.TakeNotifications.Taken.TAKEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.Noticed;
import io.emgadapter.ledger.Requests;
import io.emgadapter.ledger.TestLedger;
import io.emgadapter.ledger.orders.TakeNotifications.Message;
import io.emgadapter.ledger.orders.TakeNotifications.Taken;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A fact that several ways tell gets one event, whichever of them is first. */
class OneFactOneEventTest {
  private final TestLedger ledger = new TestLedger();
  private final Noticed noticed = new Noticed(ledger);

  @AfterEach
  void close() {
    ledger.close();
  }

  private static Message message(String id, String state) {
    return Noticed.message(
        """
        {"Id":"%s","Verb":"Update","CreateTimeUTC":"2026-08-20T10:00:00Z",
         "Resource":"Network.Maintenance","Body":{"ServicerId":"5-1","State":"%s"}}\
        """
            .formatted(id, state));
  }

  private List<Taken> take(Way way, Message... messages) {
    return ledger.the(TakeNotifications.class).take(Requests.SUBSCRIPTION, way, List.of(messages));
  }

  private int told() {
    return noticed.published().size();
  }

  @ParameterizedTest
  @CsvSource({
    "EMG,STREAM,REST",
    "EMG,REST,STREAM",
    "STREAM,EMG,REST",
    "STREAM,REST,EMG",
    "REST,EMG,STREAM",
    "REST,STREAM,EMG"
  })
  void oneFactGetsOneEventInEveryOrder(Way first, Way second, Way third) {
    assertThat(take(first, message("1", "CONFIRMED"))).containsExactly(TAKEN);
    assertThat(take(second, message("2", "confirmed"))).containsExactly(KNOWN);
    assertThat(take(third, message("3", "Confirmed"))).containsExactly(KNOWN);
    assertThat(take(first, message("1", "CONFIRMED"))).containsExactly(REPEATED);

    assertThat(told()).isEqualTo(1);
    assertThat(ledger.rows("select event from notification where event is not null")).hasSize(1);
    assertThat(ledger.rows("select 1 from notification_content")).hasSize(3);
  }

  @Test
  void eachStateIsAFactOfItsOwn() {
    take(Way.EMG, message("1", "CONFIRMED"), message("2", "IN_PROGRESS"));

    assertThat(take(Way.STREAM, message("3", "in_progress"), message("4", "completed")))
        .containsExactly(KNOWN, TAKEN);
    assertThat(told()).isEqualTo(3);
  }

  @Test
  void aSecondMessageOfOneWayIsNewsUntilTheOtherHasASecondToo() {
    assertThat(take(Way.EMG, message("1", "EXTENDED"), message("2", "EXTENDED")))
        .containsExactly(TAKEN, TAKEN);
    assertThat(
            take(
                Way.STREAM,
                message("3", "EXTENDED"),
                message("4", "EXTENDED"),
                message("5", "EXTENDED")))
        .containsExactly(KNOWN, KNOWN, TAKEN);
    assertThat(take(Way.EMG, message("6", "EXTENDED"))).containsExactly(KNOWN);
    assertThat(told()).isEqualTo(3);
  }

  @Test
  void twoWaysThatTellAtTheSameMomentAreNotBothFirst() throws InterruptedException {
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Callable<List<Taken>>> all =
          IntStream.range(0, 20)
              .boxed()
              .flatMap(i ->
                  Stream.of(
                      (Callable<List<Taken>>)
                          () -> take(Way.EMG, message("e" + i, "S" + i), message("f" + i, "T" + i)),
                      () -> take(Way.STREAM, message("s" + i, "T" + i), message("t" + i, "S" + i))))
              .toList();
      assertThat(threads.invokeAll(all).stream().map(Future::resultNow).flatMap(List::stream))
          .containsOnly(TAKEN, KNOWN);
    }
    assertThat(told()).isEqualTo(40);
  }
}
