package io.emgadapter.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.emgadapter.gateway.OrderReader.View;
import io.emgadapter.gateway.OrderReader.View.Failed;
import io.emgadapter.gateway.OrderReader.View.Hidden;
import io.emgadapter.gateway.OrderReader.View.NotAsked;
import io.emgadapter.gateway.OrderReader.View.Seen;
import io.emgadapter.simulator.rest.Fault;
import io.emgadapter.simulator.rest.RestOrder;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.JsonNodeFactory;

class OrderReaderTest {
  private static final Instant NOW = Instant.parse("2026-05-21T02:00:00Z");

  private final Rig rig = new Rig();
  private final RestGateway gateway = rig.gateway(rig.clock);
  private final RestOrder order =
      rig.equinix.book().add("SMART_HANDS", "LD8", "INC1", JsonNodeFactory.instance.objectNode());

  @AfterEach
  void close() {
    rig.close();
  }

  private View read() {
    return gateway.read("default", order.id());
  }

  @Test
  void detailsAndProposalsAreReadWithTwoCalls() {
    order.life().propose("4-1", NOW, NOW);

    assertThat(read())
        .asInstanceOf(type(Seen.class))
        .satisfies(seen -> assertThat(seen.calls()).isEqualTo(2))
        .satisfies(seen -> assertThat(seen.details().path("status").asString()).isNotEmpty())
        .satisfies(seen -> assertThat(seen.negotiations()).hasSize(1));
  }

  @Test
  void ofAnOrderThatHasEndedNoProposalsAreAskedFor() {
    order.life().move("CLOSED", NOW);

    assertThat(read().calls()).isEqualTo(1);
    assertThat(rig.equinix.asked("/negotiations")).isEmpty();
  }

  @Test
  void anOrderThatIsNotShownIsHidden() {
    assertThat(gateway.read("default", "1-0")).isInstanceOf(Hidden.class);
    assertThat(gateway.read("default", "../1-0")).isEqualTo(hiddenUnasked());
    assertThat(gateway.read("other", "1-0")).isInstanceOf(NotAsked.class);
  }

  private static Hidden hiddenUnasked() {
    return new Hidden("It has not the form of an order number.", 0);
  }

  @ParameterizedTest
  @EnumSource(names = {"ERROR_BEFORE", "UNAVAILABLE_AFTER", "BROKEN_JSON"})
  void anAnswerThatCannotBeUsedIsNoOrder(Fault fault) {
    rig.equinix.faults().next("/orders/" + order.id(), fault);

    assertThat(read()).isInstanceOf(Failed.class);
    assertThat(read()).isInstanceOf(Seen.class);
  }

  @Test
  void aLimitIsWaitedOut() {
    rig.equinix.faults().next("/orders/" + order.id(), Fault.TOO_MANY_WAIT);

    assertThat(read())
        .asInstanceOf(type(NotAsked.class))
        .satisfies(not -> assertThat(not.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
    assertThat(read()).isInstanceOf(NotAsked.class);
    assertThat(rig.equinix.asked(order.id())).hasSize(1);
  }

  @Test
  void proposalsThatAreNotShownHideNothingElse() {
    rig.equinix.faults().next("/negotiations", Fault.REFUSED);
    rig.equinix.faults().next("/negotiations", Fault.BROKEN_JSON);

    assertThat(read()).isInstanceOf(Seen.class);
    assertThat(read()).isInstanceOf(Seen.class);
  }
}
