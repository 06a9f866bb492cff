package io.emgadapter.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.gateway.Outcome.NotSent;
import io.emgadapter.simulator.rest.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The gateway says which subscriptions it can send nothing for, and asks nobody for that. */
class HeldTest {
  private final Rig rig = new Rig();
  private final RestGateway gateway = rig.gateway(rig.clock);

  @AfterEach
  void close() {
    rig.close();
  }

  private void send(RestGateway by) {
    by.send(List.of(Rig.task("smarthands-0001-other")));
  }

  @Test
  void aLimitHoldsForAsLongAsEquinixAsks() {
    assertThat(gateway.held()).isEmpty();
    rig.equinix.faults().next("/other", Fault.TOO_MANY_WAIT);
    send(gateway);

    assertThat(gateway.held()).containsOnlyKeys("default");
    rig.clock.pass(Duration.ofSeconds(8));
    assertThat(gateway.held()).isEmpty();
  }

  @Test
  void afterFiveFailuresNothingIsSentForAWhileAndThenOneCallGoesAlone() {
    IntStream.range(0, 5).forEach(_ -> fail());
    assertThat(gateway.held()).containsOnlyKeys("default");
    rig.clock.pass(Duration.ofSeconds(31));
    assertThat(gateway.held()).isEmpty();

    fail();

    assertThat(gateway.held()).containsOnlyKeys("default");
    rig.clock.pass(Duration.ofSeconds(31));
    send(gateway);
    assertThat(gateway.held()).isEmpty();
    assertThat(rig.equinix.book().orders()).hasSize(1);
  }

  private void fail() {
    rig.equinix.faults().next("/other", Fault.ERROR_BEFORE);
    send(gateway);
  }

  @Test
  void aRefusedCredentialHoldsForGood() {
    RestGateway wrong =
        RestGateway.open(
            Map.of("default", rig.account("wrong")), rig.ledger.the(JdbcClient.class), rig.clock);
    assertThat(wrong.send(List.of(Rig.task("smarthands-0001-other"))).getFirst())
        .isInstanceOf(NotSent.class);
    rig.clock.pass(Duration.ofDays(1));

    assertThat(wrong.held().get("default")).contains("refused the client id");
    assertThat(rig.equinix.oauth().badAttempts()).isEqualTo(1);
  }
}
