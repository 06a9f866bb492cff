package io.emgadapter.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.reads.ReadBacklog;
import io.emgadapter.sandbox.RabbitBroker;
import io.emgadapter.sandbox.RealRabbit;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of events that find no queue; only RabbitMQ tells unrouted from not confirmed. */
class RelayOnRabbitMqTest {
  private final Brokers brokers = brokers();
  private RelayRig rig;

  private static Brokers brokers() {
    try (RealRabbit rabbit = RealRabbit.find()) {
      RabbitBroker broker = rabbit.broker();
      return new Brokers(
          broker.host(),
          broker.port(),
          broker.user(),
          broker.password(),
          broker.prefix() + "unrouted");
    }
  }

  @BeforeEach
  void open() {
    rig = new RelayRig();
    brokers.declare();
  }

  @AfterEach
  void close() {
    rig.close();
    brokers.close();
  }

  /** Seconds until the final event goes again, as far as they are left. */
  private long pause() {
    return ((Number)
            rig.ledger
                .rows(
                    """
                    select extract(epoch from due_at - ledger_now()) as s from event_retry
                    join event using (number) where final and state = 'DUE'\
                    """)
                .getFirst()
                .get("s"))
        .longValue();
  }

  private long unheard() {
    return rig.ledger.the(ReadBacklog.class).attention().unheard();
  }

  @Test
  void anEventWithoutAQueueIsDoneAndAFinalOneWaitsEachTimeLongerUntilThereIsOne() {
    rig.stories.acknowledged(rig.stories.sent("r"));
    assertThat(unheard()).isZero();
    rig.relay(brokers);

    rig.left("events", "DUE 1");
    assertThat(pause()).isBetween(60L, 100L);
    assertThat(unheard()).isEqualTo(1);
    rig.ledger.pass(Duration.ofSeconds(101));
    rig.left("events", "DUE 2");
    assertThat(pause()).isBetween(160L, 200L);
    rig.ledger.pass(Duration.ofSeconds(201));
    rig.left("events", "DUE 3");
    assertThat(pause()).isBetween(260L, 300L);
    assertThat(rig.ledger.the(ReadBacklog.class).attention().oldestUnheardSeconds())
        .isBetween(300L, 400L);

    brokers.listen("request.completed.#");
    rig.ledger.pass(Duration.ofSeconds(301));
    rig.left("events");
    assertThat(brokers.next())
        .isEqualTo(
            rig.ledger.rows("select id::text as id from event where final").getFirst().get("id"));
    assertThat(unheard()).isZero();
  }

  @Test
  void aFinalEventThatWaitsHoldsUpNoOtherRequest() {
    brokers.listen("task.acknowledged.#");
    rig.stories.acknowledged(rig.stories.sent("r"));
    rig.relay(brokers);
    rig.left("events", "DUE 1");

    rig.stories.acknowledged(rig.stories.sent("s"));

    rig.left("events", "DUE 1", "DUE 1");
    assertThat(List.of(brokers.next(), brokers.next())).hasSize(2);
  }

  @Test
  void aReplyQueueThatIsGoneIsTriedSoOftenAndThenGivenUp() {
    brokers.listen("#");
    rig.stories.acknowledged(rig.stories.sent("r", brokers.heard + ".gone"));
    rig.relay(brokers);
    rig.left("reply:%", "DUE 1", "DUE 0");

    rig.ledger.pass(Duration.ofSeconds(101));
    rig.left("reply:%", "UNDELIVERABLE 2", "DUE 1");
    rig.ledger.pass(Duration.ofSeconds(101));
    rig.left("reply:%", "UNDELIVERABLE 2", "UNDELIVERABLE 2");

    rig.left("events");
    assertThat(rig.ledger.the(ReadBacklog.class).attention().undeliverable()).isEqualTo(2);
  }

  @Test
  void whatFollowsAnUnheardEndInItsSubjectWaitsBehindIt() {
    brokers.listen("task.#");
    rig.stories.acknowledged(rig.stories.sent("r"));
    rig.relay(brokers);
    rig.left("events", "DUE 1");
    brokers.next();
    rig.ledger
        .sql()
        .sql(
            """
            insert into event (number, id, type, routing_key, subject, final, data)
            select nextval('event_number'), gen_random_uuid(), 'task.refused', 'task.refused.x', 'r',
              false, convert_to('{}', 'UTF8')\
            """)
        .update();

    rig.left("events", "DUE 1", "DUE 0");
    brokers.listen("request.#");
    rig.ledger.pass(Duration.ofSeconds(101));
    rig.left("events");

    List<String> order =
        rig.ledger.rows("select id::text as id from event order by number offset 1").stream()
            .map(row -> (String) row.get("id"))
            .toList();
    assertThat(List.of(brokers.next(), brokers.next())).isEqualTo(order);
  }
}
