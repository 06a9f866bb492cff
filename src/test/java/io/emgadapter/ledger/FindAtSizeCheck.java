package io.emgadapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.reads.ReadById;
import io.emgadapter.ledger.reads.ReadById.Onlooker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/**
 * How long it takes to find by an id among very many; no test, because to fill the ledger takes ten
 * minutes and as many gigabytes: {@code ./mvnw test -Dtest=FindAtSizeCheck -Dfind.tasks=5000000}.
 */
class FindAtSizeCheck {
  private static final int TASKS = Integer.getInteger("find.tasks", 5_000_000);
  private static final int CHUNK = 250_000;
  private static final int FINDS = 1_000;
  private static final Duration GOAL = Duration.ofMillis(100);

  private static final Onlooker OPERATOR =
      new Onlooker(List.of("default", "second"), true, null, true);
  private static final Onlooker SENDER =
      new Onlooker(List.of("default", "second"), true, List.of("itsm-3"), false);

  /** One order's whole life for each number: request, Task, order, final event. */
  private static final List<String> ROWS =
      List.of(
          """
          insert into request (id, lane, ended_at, open_tasks, digest_version, digest, sender,
            request_id, subscription, verb, resource, correlation_id)
          NUMBERS select id, id, ledger_now(), 0, 1, '', 'itsm-' || i % 7, 'INC' || i,
            case when i % 5 = 0 then 'second' else 'default' end, 'Create', 'SmartHands', 'c-' || i
          from numbers\
          """,
          """
          insert into task (id, request, lane, turn, subscription, verb, resource, route, state,
            requestor_id, due_at, status_code, sent_at, ended_at)
          NUMBERS select task, id, id, 1, case when i % 5 = 0 then 'second' else 'default' end, 'Create',
            'SmartHands', 'emg', 'ACKNOWLEDGED', 'R-' || i, ledger_now(), 201, ledger_now(),
            ledger_now()
          from numbers\
          """,
          """
          insert into equinix_order (subscription, servicer_id, lane, resource, requestor_id, task,
            state, poll_due_at)
          NUMBERS select case when i % 5 = 0 then 'second' else 'default' end, '1-' || i, id, 'SmartHands',
            'R-' || i, task, 'Closed', null
          from numbers\
          """,
          """
          insert into event (number, id, subscription, type, routing_key, subject, request, final)
          NUMBERS select nextval('event_number'), event, 'default', 'request.completed', 'k', 'INC' || i, id,
            true
          from numbers\
          """);

  private static final String NUMBERS =
      """
      with numbers as (
        select i, ('01900000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid as id,
          ('01900000-0000-7000-8001-' || lpad(to_hex(i), 12, '0'))::uuid as task,
          ('01900000-0000-7000-8002-' || lpad(to_hex(i), 12, '0'))::uuid as event
        from generate_series(:first::int, :last::int) as i)
      """;

  /** Each kind of id, of one of the orders. */
  private static final Map<String, IntFunction<String>> KINDS = kinds();

  private static Map<String, IntFunction<String>> kinds() {
    Map<String, IntFunction<String>> kinds = new LinkedHashMap<>();
    kinds.put("request id", i -> "INC" + i);
    kinds.put("Task Id", i -> "01900000-0000-7000-8001-%012x".formatted(i));
    kinds.put("RequestorId", i -> "R-" + i);
    kinds.put("ServicerId", i -> "1-" + i);
    kinds.put("correlation id", i -> "c-" + i);
    kinds.put("event id", i -> "01900000-0000-7000-8002-%012x".formatted(i));
    kinds.put("none of these", i -> "x" + i);
    return kinds;
  }

  private static void fill(TestLedger ledger) {
    for (int first = 1; first <= TASKS; first += CHUNK) {
      for (String rows : ROWS) {
        ledger
            .sql()
            .sql(rows.replace("NUMBERS", NUMBERS))
            .param("first", first)
            .param("last", Math.min(TASKS, first + CHUNK - 1))
            .update();
      }
    }
    ledger.sql().sql("vacuum analyze").update();
  }

  private static Duration p95(ReadById find, Onlooker onlooker, IntFunction<String> kind) {
    List<Duration> took = new ArrayList<>();
    for (int n = 0; n < FINDS; n++) {
      String id = kind.apply(1 + ThreadLocalRandom.current().nextInt(TASKS));
      UUID uuid = id.length() == 36 ? UUID.fromString(id) : null;
      long before = System.nanoTime();
      find.find(id, uuid, onlooker);
      took.add(Duration.ofNanos(System.nanoTime() - before));
    }
    Collections.sort(took);
    return took.get(FINDS * 95 / 100);
  }

  @Test
  void everyKindOfIdIsFoundWithinATenthOfASecond() {
    try (TestLedger ledger = new TestLedger()) {
      fill(ledger);
      ReadById find = ledger.the(ReadById.class);
      KINDS.forEach((name, kind) -> {
        Duration operator = p95(find, OPERATOR, kind);
        Duration sender = p95(find, SENDER, kind);
        System.out.printf(
            "%s among %,d: p95 %,d µs for an operator, %,d µs for a sender%n",
            name, TASKS, operator.toNanos() / 1_000, sender.toNanos() / 1_000);
        assertThat(operator).as(name).isLessThan(GOAL);
        assertThat(sender).as(name).isLessThan(GOAL);
      });
    }
  }
}
