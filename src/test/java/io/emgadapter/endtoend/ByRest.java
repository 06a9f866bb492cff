package io.emgadapter.endtoend;

import com.zaxxer.hikari.HikariDataSource;
import io.emgadapter.sandbox.Sandbox;
import io.emgadapter.simulator.rest.OAuth;
import io.emgadapter.simulator.rest.RestSimulator;
import io.emgadapter.work.Lease.Instance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Adapters that order by REST, and time that a test moves. The subscription {@code again} is as
 * {@code default}, but has sent again what is not found.
 */
final class ByRest implements AutoCloseable {
  private static final String OPEN =
      "select count(*) from task where ended_at is null and (due_at <= ledger_now() or owner like ?)";

  final RestSimulator equinix = new RestSimulator();
  final Sandbox sandbox = Sandbox.open();
  final MovedClock time = MovedClock.Beans.TIME;
  private final List<ConfigurableApplicationContext> adapters = new ArrayList<>();
  private final String window;
  final Upstream upstream;

  /**
   * Starts one.
   *
   * @param window how long a Task is looked up
   */
  ByRest(String window) {
    this.window = window;
    equinix.book().clock(time);
    adapters.add(start());
    upstream = new Upstream(sandbox, adapters.getFirst());
    pass(Duration.ZERO);
  }

  /** Starts one more. */
  void another() {
    adapters.add(start());
  }

  private ConfigurableApplicationContext start() {
    Map<String, Object> settings = new HashMap<>();
    settings.put("server.port", "0");
    settings.put("emg.deadlines.undecided", window);
    settings.put("spring.main.sources", MovedClock.Beans.class.getName());
    for (String name : List.of("default", "again")) {
      String prefix = "emg.subscriptions." + name + ".";
      settings.put(prefix + "route.default", "rest");
      settings.put(prefix + "rest.base-url", equinix.baseUrl());
      settings.put(prefix + "rest.client-id", OAuth.CLIENT_ID);
      settings.put(prefix + "rest.client-secret", OAuth.CLIENT_SECRET);
      settings.put(prefix + "rest.per-second", "1000");
      settings.put(prefix + "rest.concurrency", "16");
    }
    settings.put("emg.subscriptions.again.undecided.rest", "send-again");
    return sandbox.startAdapter(settings);
  }

  /**
   * Takes the ledger from the last one for good, which is what its death is to the ledger; calls
   * that it has under way still reach Equinix.
   */
  void kill() {
    adapters.removeLast().getBean(HikariDataSource.class).close();
  }

  void pass(Duration by) {
    time.pass(by, sql());
  }

  JdbcClient sql() {
    return adapters.getFirst().getBean(JdbcClient.class);
  }

  /**
   * Lets time pass until so many Tasks have ended; mostly when all is done that is due, but does
   * not wait for it, for while Equinix is given time to recover nothing is asked.
   */
  void passUntilEnded(int tasks) {
    for (int steps = 0; ended() < tasks && steps < 200; steps++) {
      await(2, this::isQuiet);
      pass(steps < 8 ? Duration.ofSeconds(31) : Duration.ofMinutes(5));
    }
  }

  private boolean isQuiet() {
    String mine = adapters.getFirst().getBean(Instance.class).name() + "%";
    return sql().sql(OPEN).param(mine).query(Integer.class).single() == 0;
  }

  private static void await(int seconds, Callable<Boolean> condition) {
    try {
      Awaitility.await()
          .atMost(Duration.ofSeconds(seconds))
          .pollInterval(Duration.ofMillis(50))
          .until(condition);
    } catch (ConditionTimeoutException _) {
      // Time goes on.
    }
  }

  int ended() {
    return sql()
        .sql("select count(*) from task where ended_at is not null")
        .query(Integer.class)
        .single();
  }

  /** The state of each Task, by the reference that its order has. */
  Map<String, String> states() {
    return sql().sql("select id, state, requestor_id from task").query().listOfRows().stream()
        .collect(Collectors.toMap(ByRest::reference, row -> row.get("state").toString()));
  }

  private static String reference(Map<String, Object> row) {
    return row.get("requestor_id") + "-" + row.get("id").toString().substring(24);
  }

  @Override
  public void close() {
    equinix.faults().release();
    sandbox.close();
    equinix.close();
  }
}
