package io.emgadapter.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.Bells;
import io.emgadapter.ledger.ClaimDeliveries;
import io.emgadapter.ledger.Instance;
import io.emgadapter.ledger.RecordDeliveries;
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
  private final TestLedger ledger = new TestLedger();
  private final Stories stories = new Stories(ledger);
  private final Brokers brokers = on(SharedBroker.get().port());
  private final List<Relay> relays = new ArrayList<>();

  private static Brokers on(int port) {
    return new Brokers(
        EmbeddedBroker.HOST,
        port,
        EmbeddedBroker.USER,
        EmbeddedBroker.PASSWORD,
        SharedBroker.name("relay"));
  }

  private void relay(Brokers to) {
    Relay relay =
        new Relay(
            ledger.the(ClaimDeliveries.class),
            ledger.the(RecordDeliveries.class),
            new Courier(to.publisher(), to::declare),
            new RelaySettings(
                to.exchange,
                3,
                Duration.ofMillis(10),
                Duration.ofSeconds(5),
                Duration.ofSeconds(100),
                2),
            new Instance(),
            new Bells());
    relays.add(relay);
    relay.start();
  }

  @AfterEach
  void close() {
    relays.forEach(Relay::stop);
    ledger.close();
    brokers.close();
  }

  /** Waits until each delivery to destinations like this is as said: state, attempts. */
  private void deliveries(String destination, String... expected) {
    Awaitility.await()
        .untilAsserted(() ->
            assertThat(
                    ledger.rows(
                        """
                        select state || ' ' || attempts || coalesce(' ' || owner, '') as is
                        from delivery where destination like '%s' order by stream, seq\
                        """
                            .formatted(destination)))
                .extracting(row -> row.get("is"))
                .containsExactly((Object[]) expected));
  }

  @Test
  void aReplyQueueThatIsGoneIsTriedSoOftenAndThenGivenUp() {
    brokers.declare();
    brokers.listen("#");
    stories.acknowledged(stories.sent("r", brokers.heard + ".gone"));
    relay(brokers);
    deliveries("reply:%", "DUE 1", "DUE 0");

    ledger.pass(Duration.ofSeconds(105));
    deliveries("reply:%", "UNDELIVERABLE 2", "DUE 1");
    deliveries("events", "DELIVERED 0", "DELIVERED 0");
  }

  @Test
  void anOutageOfTheBrokerCountsNoAttempt() {
    Brokers down = on(1);
    stories.acknowledged(stories.sent("r", brokers.heard));
    relay(down);

    Awaitility.await()
        .untilAsserted(() ->
            assertThat(ledger.rows("select 1 from delivery where fence > 0 and owner is null"))
                .hasSize(2));
    ledger.pass(Duration.ofSeconds(105));
    Awaitility.await()
        .untilAsserted(() ->
            assertThat(ledger.rows("select 1 from delivery where fence > 1 and owner is null"))
                .hasSize(2));

    deliveries("events", "DUE 0", "DUE 0");
    deliveries("reply:%", "DUE 0", "DUE 0");
    down.connections.destroy();
  }

  @Test
  void twoRelaysPublishTheEventsOfAStreamInTheirOrder() {
    brokers.declare();
    brokers.listen("#");
    for (int i = 0; i < 20; i++) {
      stories.acknowledged(stories.sent("r" + i));
    }
    relay(brokers);
    relay(brokers);

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
