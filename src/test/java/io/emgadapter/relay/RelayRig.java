package io.emgadapter.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.Bells;
import io.emgadapter.ledger.ClaimDeliveries;
import io.emgadapter.ledger.Instance;
import io.emgadapter.ledger.RecordDeliveries;
import io.emgadapter.ledger.Stories;
import io.emgadapter.ledger.TestLedger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** Relays on a ledger whose clock the test moves. */
final class RelayRig implements AutoCloseable {
  /** How long an event waits at first that found no route. */
  static final Duration RETRY = Duration.ofSeconds(100);

  final TestLedger ledger = new TestLedger();
  final Stories stories = new Stories(ledger);
  private final List<Relay> relays = new ArrayList<>();

  /** Starts one more relay; it gives a sender's queue up after two tries. */
  void relay(Brokers to) {
    Relay relay =
        new Relay(
            ledger.the(ClaimDeliveries.class),
            ledger.the(RecordDeliveries.class),
            new Courier(to.publisher(), to::declare),
            new RelaySettings(
                to.exchange, 3, Duration.ofMillis(10), Duration.ofSeconds(5), RETRY, 2),
            new Instance(),
            new Bells());
    relays.add(relay);
    relay.start();
  }

  /** Waits until each delivery to destinations like this is as said: state, attempts. */
  void deliveries(String destination, String... expected) {
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

  @Override
  public void close() {
    relays.forEach(Relay::stop);
    ledger.close();
  }
}
