package io.emgadapter.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.gateway.Gateway.Outcome.Answered;
import io.emgadapter.gateway.Gateway.Outcome.NotSent;
import io.emgadapter.gateway.OrderReader.View;
import io.emgadapter.gateway.SealedTask;
import io.emgadapter.order.Resource;
import io.emgadapter.order.Verb;
import io.emgadapter.simulator.rest.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The gateway says which subscriptions it can send nothing for, and asks nobody for that. */
class BlockedTest {
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
  void whatARefusedCredentialHeldIsDueAtOnceWithAnotherOne() {
    RestGateway wrong =
        RestGateway.open(
            Map.of("default", rig.account("wrong")), rig.memory(), rig.clock, Rig.meters());
    SealedTask task = Rig.task("smarthands-0001-other");

    assertThat(wrong.send(List.of(task)).getFirst())
        .isInstanceOfSatisfying(
            NotSent.class, held -> assertThat(held.retryAfter()).isLessThan(Duration.ofSeconds(2)));
    assertThat(wrong.blocked()).containsOnlyKeys("default");
    assertThat(gateway.send(List.of(task)).getFirst()).isInstanceOf(Answered.class);
  }

  @Test
  void aLimitHoldsForAsLongAsEquinixAsks() {
    assertThat(gateway.blocked()).isEmpty();
    rig.equinix.faults().next("/other", Fault.TOO_MANY_WAIT);
    send(gateway);

    assertThat(gateway.blocked()).containsOnlyKeys("default");
    rig.clock.pass(Duration.ofSeconds(8));
    assertThat(gateway.blocked()).isEmpty();
  }

  @Test
  void afterFiveFailuresNothingIsSentForAWhileAndThenOneCallGoesAlone() {
    IntStream.range(0, 5).forEach(_ -> fail());
    assertThat(pause(Resource.SMART_HANDS)).isPositive();
    rig.clock.pass(Duration.ofSeconds(31));
    assertThat(pause(Resource.SMART_HANDS)).isZero();

    fail();

    assertThat(pause(Resource.SMART_HANDS)).isPositive();
    rig.clock.pass(Duration.ofSeconds(31));
    send(gateway);
    assertThat(pause(Resource.SMART_HANDS)).isZero();
    assertThat(rig.equinix.book().orders()).hasSize(1);
  }

  private Duration pause(Resource resource) {
    return gateway.pause("default", Verb.CREATE, resource);
  }

  @Test
  void anApiThatFailsHoldsUpNoOther() {
    IntStream.range(0, 5).forEach(_ -> fail());

    assertThat(gateway.blocked()).isEmpty();
    assertThat(pause(Resource.WORK_VISIT)).isZero();
    assertThat(gateway.send(List.of(Rig.task("workvisit-create"))).getFirst())
        .isInstanceOf(Answered.class);
    assertThat(pause(Resource.SMART_HANDS)).isPositive();
  }

  @Test
  void readsThatFailHoldUpNothing() {
    for (int i = 0; i < 6; i++) {
      rig.equinix.faults().next("/orders/", Fault.ERROR_BEFORE);
      assertThat(gateway.read("default", "1-123456789")).isInstanceOf(View.Failed.class);
    }

    assertThat(gateway.pause("default", Verb.CANCEL, Resource.SMART_HANDS)).isZero();
  }

  private void fail() {
    rig.equinix.faults().next("/other", Fault.ERROR_BEFORE);
    send(gateway);
  }

  @Test
  void aRefusedCredentialHoldsForGood() {
    RestGateway wrong =
        RestGateway.open(
            Map.of("default", rig.account("wrong")), rig.memory(), rig.clock, Rig.meters());
    assertThat(wrong.send(List.of(Rig.task("smarthands-0001-other"))).getFirst())
        .isInstanceOf(NotSent.class);
    rig.clock.pass(Duration.ofDays(1));

    assertThat(wrong.blocked().get("default")).contains("refused the client id");
    assertThat(rig.equinix.oauth().badAttempts()).isEqualTo(1);
  }
}
