package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.sandbox.EmbeddedLedger;
import io.emgadapter.sandbox.Sandbox;
import io.emgadapter.sandbox.TcpProxy;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** Health and metrics answer at once in the outage that they are for. */
class HealthInAnOutageTest {
  private final EmbeddedLedger ledger = EmbeddedLedger.start(false);
  private final String database = ledger.newDatabase();
  private final TcpProxy network = network();
  private final Sandbox sandbox = Sandbox.open();
  private final ConfigurableApplicationContext adapter =
      sandbox.startAdapter(
          Map.of(
              "server.port",
              "0",
              "spring.datasource.url",
              database.replaceFirst("//[^/]+/", "//127.0.0.1:" + network.port() + "/")));
  private final Http http = new Http(Sandbox.httpPort(adapter));

  private TcpProxy network() {
    URI server = URI.create(database.substring("jdbc:".length()));
    return new TcpProxy(server.getHost(), server.getPort());
  }

  @AfterEach
  void close() {
    network.close();
    sandbox.close();
  }

  @Test
  void withPostgresqlStoppedBothAnswerWithinATenthOfASecond() {
    assertThat(db().at("/status").asString()).isEqualTo("UP");
    ledger.close();
    network.cut();

    assertBothAnswerAtOnce();
    assertThat(db().at("/details/ledger").asString()).isEqualTo("out of reach");
  }

  @Test
  void withAPostgresqlThatHangsBothAnswerWithinATenthOfASecond() {
    network.hold();
    try {
      assertBothAnswerAtOnce();
    } finally {
      network.close();
      ledger.close();
    }
  }

  private void assertBothAnswerAtOnce() {
    await().atMost(Duration.ofMinutes(2)).until(() -> db().at("/status").asString().equals("DOWN"));
    assertAnswersAtOnce("/actuator/health", 503);
    assertAnswersAtOnce("/actuator/health/readiness", 503);
    assertAnswersAtOnce("/actuator/metrics/emg.parked.open", 200);
    assertAnswersAtOnce("/actuator/metrics/emg.tasks", 200);
    await().atMost(Duration.ofMinutes(2)).until(this::age, age -> age > 0);
  }

  /** The fastest of some, because this machine may be busy with something else. */
  private void assertAnswersAtOnce(String path, int status) {
    long fastest =
        IntStream.range(0, 10)
            .mapToLong(_ -> {
              long begin = System.nanoTime();
              assertThat(http.get(path).status()).isEqualTo(status);
              return System.nanoTime() - begin;
            })
            .min()
            .orElseThrow();
    assertThat(Duration.ofNanos(fastest)).isLessThan(Duration.ofMillis(100));
  }

  /** How many seconds ago the ledger was seen. */
  private double age() {
    JsonNode age = http.get("/actuator/metrics/emg.ledger.seen.age").body();
    return age.at("/measurements/0/value").asDouble();
  }

  private JsonNode db() {
    return http.get("/actuator/health").body().at("/components/db");
  }
}
