package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.sandbox.Sandbox;
import io.emgadapter.simulator.rest.Fault;
import io.emgadapter.simulator.rest.RestSimulator;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is under way by REST when an instance is asked to end is waited for and recorded. */
class StopInFlightTest {
  private final RestSimulator equinix = new RestSimulator();
  private final Sandbox sandbox = Sandbox.open();

  @AfterEach
  void close() {
    equinix.faults().release();
    sandbox.close();
    equinix.close();
  }

  private static String states(ConfigurableApplicationContext adapter) {
    return adapter
        .getBean(JdbcClient.class)
        .sql("select string_agg(distinct state || coalesce(' ' || reason, ''), ', ') from task")
        .query(String.class)
        .single();
  }

  @Test
  void anAnswerThatComesWhileItStopsCounts() {
    ConfigurableApplicationContext first =
        sandbox.startAdapter(RestRoute.settings(equinix, "rest"));
    Upstream upstream = new Upstream(sandbox, first);
    for (int i = 0; i < 4; i++) {
      equinix.faults().next("/other", Fault.STUCK);
      upstream.send(WorkRequests.smartHands("f" + i));
    }
    await().until(() -> equinix.asked("/other").size() == 4);

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture<Void> stopped = CompletableFuture.runAsync(first::close, threads);
      await().during(Duration.ofMillis(500)).until(() -> !stopped.isDone());
      equinix.faults().release();
      stopped.join();
    }

    ConfigurableApplicationContext second =
        sandbox.startAdapter(RestRoute.settings(equinix, "rest"));
    assertThat(states(second)).isEqualTo("ACKNOWLEDGED");
    assertThat(equinix.book().orders()).hasSize(4);
  }
}
