package io.emgadapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.end.ApplyAnswers;
import io.emgadapter.ledger.orders.TakeNotifications;
import io.emgadapter.ledger.orders.TakeNotifications.Message;
import io.emgadapter.ledger.orders.TakeNotifications.Taken;
import io.emgadapter.ledger.send.ClaimedTask;
import io.emgadapter.work.Durably;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Several instances take the same notifications and the answers, in any order and several times.
 */
class NotificationsUnderRacesTest {
  private static final Logger LOG = LoggerFactory.getLogger(NotificationsUnderRacesTest.class);

  /** Notifications in the flood; {@code -Dflood=100000} for the great one. */
  private static final int FLOOD = Integer.getInteger("flood", 3_000);

  private static final int BATCH = 200;
  private static final List<String> LIFE =
      List.of("Open", "InProgress", "Pending Customer Input", "InProgress", "Closed");

  private final TestLedger ledger = new TestLedger();
  private final Driver driver = new Driver(ledger);
  private final Noticed noticed = new Noticed(ledger);
  private final Durably durably = new Durably(() -> false);

  @AfterEach
  void close() {
    ledger.close();
  }

  /** So many lives of orders, the steps of one after the other. */
  private static List<Message> lives(int orders) {
    List<Message> messages = new ArrayList<>();
    for (int step = 0; step < LIFE.size(); step++) {
      for (int order = 0; order < orders; order++) {
        messages.add(Noticed.order("m" + order + "." + step, "1-" + order, LIFE.get(step), step));
      }
    }
    return messages;
  }

  private Map<Taken, Integer> take(List<Message> messages) {
    Map<Taken, Integer> counts = new HashMap<>();
    for (int from = 0; from < messages.size(); from += BATCH) {
      List<Message> batch = messages.subList(from, Math.min(messages.size(), from + BATCH));
      durably
          .run(
              batch,
              part -> ledger.the(TakeNotifications.class).take(Requests.SUBSCRIPTION, part),
              _ -> Taken.NOT_STORABLE)
          .forEach(taken -> counts.merge(taken, 1, Integer::sum));
    }
    return counts;
  }

  private void together(List<Callable<Object>> work) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(work.size())) {
      for (Future<Object> one : threads.invokeAll(work)) {
        one.get();
      }
    }
  }

  @Test
  void aFloodIsTakenInOrderOfEachOrderAndNothingIsLostOrDoubled() {
    int orders = FLOOD / LIFE.size();
    List<Message> messages = lives(orders);

    long from = System.nanoTime();
    assertThat(take(messages)).containsOnlyKeys(Taken.TAKEN);
    double seconds = (System.nanoTime() - from) / 1e9;
    LOG.info("{} notifications in {} s: {}/s", messages.size(), seconds, messages.size() / seconds);

    assertThat(count("event")).isEqualTo(messages.size());
    assertThat(count("order_change where not late and state_changed")).isEqualTo(messages.size());
    assertThat(count("equinix_order where state = 'Closed' and changes = 5")).isEqualTo(orders);
  }

  @Test
  void repeatedAndReorderedOnTwoInstancesTheStateIsTheLatestAndEachIsPublishedOnce()
      throws Exception {
    List<Message> messages = lives(100);
    List<Callable<Object>> instances = new ArrayList<>();
    for (long seed : new long[] {1, 2, 3}) {
      List<Message> mixed = new ArrayList<>(messages);
      Collections.shuffle(mixed, new Random(seed));
      instances.add(() -> take(mixed));
    }

    together(instances);

    assertThat(count("notification")).isEqualTo(500);
    assertThat(count("order_change")).isEqualTo(500);
    assertThat(count("event")).isEqualTo(500);
    assertThat(count("equinix_order where state = 'Closed' and changes = 5")).isEqualTo(100);
  }

  @Test
  void answersAndNotificationsAtOnceGiveEachOrderItsStateAndItsCreatesLane() throws Exception {
    IntStream.range(0, 200).forEach(i -> driver.accept(Requests.create("c" + i)));
    List<UUID> tasks = driver.send().stream().map(ClaimedTask::id).toList();
    List<Message> messages = lives(200);
    Collections.shuffle(messages, new Random(4));

    together(
        List.of(
            () -> take(messages),
            () -> {
              for (int i = 0; i < tasks.size(); i += 4) {
                answer(tasks, i);
              }
              return tasks;
            }));

    assertThat(count("equinix_order where state = 'Closed' and task is not null")).isEqualTo(200);
    assertThat(count("equinix_order o join task t on t.id = o.task and t.lane = o.lane"))
        .isEqualTo(200);
    assertThat(count("event where type = 'order.updated'")).isEqualTo(1_000);
    assertThat(count("event where type = 'request.completed'")).isEqualTo(200);
    assertThat(noticed.state("1-7")).isEqualTo("Closed");
  }

  private void answer(List<UUID> tasks, int from) {
    durably.run(
        IntStream.range(from, from + 4)
            .mapToObj(i -> Requests.created(tasks.get(i), "1-" + i))
            .toList(),
        part -> ledger.the(ApplyAnswers.class).apply(Requests.SUBSCRIPTION, part),
        _ -> ApplyAnswers.Applied.NOT_STORABLE);
  }

  private int count(String what) {
    return ledger.sql().sql("select count(*) from " + what).query(Integer.class).single();
  }

  @Test
  void aBatchOf100TakesAsManyStatementsAsABatchOf10() {
    int start = ledger.statements();
    noticed.take(lives(20).toArray(Message[]::new));
    int ten = ledger.statements();
    noticed.take(
        IntStream.range(0, 10)
            .mapToObj(i -> Noticed.order("n" + i, "2-" + i, "Open", i))
            .toArray(Message[]::new));

    assertThat(ten - start).isEqualTo(ledger.statements() - ten).isLessThan(20);
  }
}
