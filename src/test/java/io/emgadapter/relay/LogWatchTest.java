package io.emgadapter.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.ledger.events.EventTail;
import io.emgadapter.ledger.events.MoveCursor;
import io.emgadapter.ledger.events.ReadLog;
import io.emgadapter.ledger.events.TakeCursors;
import io.emgadapter.ledger.events.TakeCursors.Hold;
import io.emgadapter.relay.LogWatch.Log;
import io.emgadapter.sight.LeaseLosses;
import io.emgadapter.work.Lease.Instance;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Leases of readers, while the log itself cannot be read. */
class LogWatchTest {
  private static final String READER = "events";
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final RelayRig rig = new RelayRig();
  private final LogWatch watch =
      new LogWatch(
          new Log(
              new EventTail(),
              new ReadLog(JdbcClient.create(new Gone())),
              rig.ledger.the(TakeCursors.class),
              rig.ledger.the(MoveCursor.class),
              rig.ledger.the(LeaseLosses.class)),
          new Instance(),
          Duration.ofMillis(20),
          List.of(READER));

  /** A database that is out of reach. */
  private static final class Gone extends AbstractDataSource {
    @Override
    public Connection getConnection() throws SQLException {
      throw new SQLException("gone", "08006");
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
      return getConnection();
    }
  }

  @AfterEach
  void close() {
    watch.stop();
    rig.close();
  }

  private Hold held() {
    await().atMost(PATIENCE).until(() -> watch.state(READER).hold() != null);
    return Objects.requireNonNull(watch.state(READER).hold());
  }

  /** Else its reader would stand still until the lease has ended. */
  @Test
  void aLeaseThatWasTakenIsKnownThoughCatchingUpWithTheLogFails() {
    watch.start();
    Hold first = held();
    rig.stories.acknowledged(rig.stories.sent("r"));

    watch.giveBack(first);

    assertThat(held().fence()).isGreaterThan(first.fence());
  }

  /** Safe, but a sign that this instance or the database is too slow. */
  @Test
  void aReaderThatAnotherInstanceTookIsCountedAsLostAndOneThatWasGivenBackIsNot() {
    watch.start();
    watch.giveBack(held());
    Hold kept = held();
    assertThat(rig.ledger.losses()).isEmpty();

    rig.ledger
        .sql()
        .sql("update event_cursor set owner = null, fence = fence + 1 where reader = 'events'")
        .update();

    await().atMost(PATIENCE).until(() -> rig.ledger.losses().equals(Map.of("event-readers", 1)));
    assertThat(held().fence()).isGreaterThan(kept.fence());
  }
}
