package io.emgadapter.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.Stories;
import io.emgadapter.ledger.TestLedger;
import io.emgadapter.sandbox.SharedBroker;
import io.emgadapter.simulator.broker.EmbeddedBroker;
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

  private List<String> recorded(String subject) {
    return ledger
        .rows("select id::text from event where subject = '" + subject + "' order by number")
        .stream()
        .map(row -> (String) row.get("id"))
        .toList();
  }

  @Test
  void aReplyQueueThatIsGoneIsTriedSoOftenAndThenGivenUp() {
    brokers.declare();
    brokers.listen("#");
    stories.acknowledged(stories.sent("r", brokers.heard + ".gone"));
    rig.relay(brokers);
    rig.left("reply:%", "DUE 1", "DUE 0");

    ledger.pass(Duration.ofSeconds(105));
    rig.left("reply:%", "UNDELIVERABLE 2", "DUE 1");
    rig.left("events");
    rig.passed("events");
  }

  @Test
  void anOutageOfTheBrokerCountsNoAttemptAndLeavesNothingBehind() {
    Brokers down = on(1);
    stories.acknowledged(stories.sent("r", brokers.heard));
    rig.relay(down);

    Awaitility.await()
        .untilAsserted(
            () -> assertThat(ledger.rows("select 1 from event_cursor where fence > 0")).hasSize(2));
    ledger.pass(Duration.ofSeconds(5));
    Awaitility.await().pollDelay(Duration.ofMillis(500)).until(() -> true);

    rig.left("%");
    assertThat(ledger.rows("select 1 from event_cursor where number > 0")).isEmpty();
    down.connections.destroy();
  }

  @Test
  void twoRelaysPublishTheEventsOfASubjectInTheirOrderAndEachOnce() {
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

    assertThat(heard).doesNotHaveDuplicates();
    for (int i = 0; i < 20; i++) {
      List<String> recorded = recorded("r" + i);
      assertThat(heard.stream().filter(recorded::contains).toList()).isEqualTo(recorded).hasSize(2);
    }
  }

  @Test
  void whenItsHolderStopsTheOtherGoesOnAtOnce() {
    brokers.declare();
    brokers.listen("#");
    Relays first = rig.relay(brokers);
    stories.acknowledged(stories.sent("a"));
    List<String> heard = new ArrayList<>(List.of(brokers.next(), brokers.next()));
    rig.relay(brokers);

    first.stop();
    stories.acknowledged(stories.sent("b"));
    heard.addAll(List.of(brokers.next(), brokers.next()));

    List<String> all = new ArrayList<>(recorded("a"));
    all.addAll(recorded("b"));
    assertThat(heard).isEqualTo(all);
  }
}
