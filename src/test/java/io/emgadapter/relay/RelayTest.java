package io.emgadapter.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.Stories;
import io.emgadapter.ledger.TestLedger;
import io.emgadapter.sandbox.EmbeddedBroker;
import io.emgadapter.sandbox.SharedBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RelayTest {
  private final RelayRig rig = new RelayRig();
  private final TestLedger ledger = rig.ledger;
  private final Stories stories = rig.stories;
  private final Brokers brokers = on(SharedBroker.get().port());

  private static Brokers on(int port) {
    return new Brokers(
        EmbeddedBroker.HOST,
        port,
        EmbeddedBroker.USER,
        EmbeddedBroker.PASSWORD,
        SharedBroker.name("relay"));
  }

  @AfterEach
  void close() {
    rig.close();
    brokers.close();
  }

  @Test
  void aReplyQueueThatIsGoneIsTriedSoOftenAndThenGivenUp() {
    brokers.declare();
    brokers.listen("#");
    stories.acknowledged(stories.sent("r", brokers.heard + ".gone"));
    rig.relay(brokers);
    rig.deliveries("reply:%", "DUE 1", "DUE 0");

    ledger.pass(Duration.ofSeconds(105));
    rig.deliveries("reply:%", "UNDELIVERABLE 2", "DUE 1");
    rig.deliveries("events", "DELIVERED 0", "DELIVERED 0");
  }

  @Test
  void anOutageOfTheBrokerCountsNoAttempt() {
    Brokers down = on(1);
    stories.acknowledged(stories.sent("r", brokers.heard));
    rig.relay(down);

    Awaitility.await()
        .untilAsserted(() ->
            assertThat(ledger.rows("select 1 from delivery where fence > 0 and owner is null"))
                .hasSize(2));
    ledger.pass(Duration.ofSeconds(105));
    Awaitility.await()
        .untilAsserted(() ->
            assertThat(ledger.rows("select 1 from delivery where fence > 1 and owner is null"))
                .hasSize(2));

    rig.deliveries("events", "DUE 0", "DUE 0");
    rig.deliveries("reply:%", "DUE 0", "DUE 0");
    down.connections.destroy();
  }

  @Test
  void twoRelaysPublishTheEventsOfAStreamInTheirOrder() {
    brokers.declare();
    brokers.listen("#");
    for (int i = 0; i < 20; i++) {
      stories.acknowledged(stories.sent("r" + i));
    }
    rig.relay(brokers);
    rig.relay(brokers);

    List<String> heard = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      heard.add(brokers.next());
    }

    for (int i = 0; i < 20; i++) {
      List<String> recorded =
          ledger
              .rows("select id::text from event where subject = 'r" + i + "' order by seq")
              .stream()
              .map(row -> (String) row.get("id"))
              .toList();
      assertThat(heard.stream().filter(recorded::contains).toList()).isEqualTo(recorded).hasSize(2);
    }
  }
}
