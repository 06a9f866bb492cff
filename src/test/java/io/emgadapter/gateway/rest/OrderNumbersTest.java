package io.emgadapter.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.emgadapter.gateway.Divider.Finding;
import io.emgadapter.gateway.Divider.Finding.Known;
import io.emgadapter.gateway.Divider.Finding.Later;
import io.emgadapter.gateway.Divider.Finding.Unfit;
import io.emgadapter.order.Target.Referred;
import io.emgadapter.simulator.rest.Fault;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderNumbersTest {
  private static final String HISTORY = "/v1/retrieve-orders";

  private final Rig rig = new Rig();
  private final RestGateway gateway = rig.gateway();

  @AfterEach
  void close() {
    rig.close();
  }

  private Finding<Set<String>> numbers(String reference) {
    return gateway.numbers("default", new Referred("WorkVisitId", "WorkVisit", reference));
  }

  @Test
  void ordersAreFoundByTheRequestorIdThatTheyWereMadeFor() {
    assertThat(numbers("VISIT-1")).isEqualTo(new Known<>(Set.of()));
    gateway.send(List.of(Rig.task("workvisit-create")));
    String reference = rig.equinix.book().orders().getFirst().reference();
    String requestorId = reference.substring(0, reference.length() - 13);

    Set<String> number = Set.of(rig.equinix.book().orders().getFirst().id());
    assertThat(numbers(requestorId)).isEqualTo(new Known<>(number));
    assertThat(numbers(reference)).isEqualTo(new Known<>(number));
    assertThat(numbers(requestorId.substring(1))).isEqualTo(new Known<>(Set.of()));
  }

  @Test
  void ordersOfAnotherKindAreNotMeant() {
    gateway.send(List.of(Rig.task("smarthands-0001-other")));
    String reference = rig.equinix.book().orders().getFirst().reference();

    assertThat(numbers(reference)).isEqualTo(new Known<>(Set.of()));
  }

  @Test
  void anOutageIsWaitedOutAndARefusalNamesTheReference() {
    rig.equinix.faults().next(HISTORY, Fault.SILENT_BEFORE);
    assertThat(numbers("VISIT-1")).isInstanceOf(Later.class);
    rig.equinix.faults().next(HISTORY, Fault.REFUSED);

    assertThat(numbers("VISIT-1"))
        .asInstanceOf(type(Unfit.class))
        .satisfies(unfit ->
            assertThat(unfit.problem().pointer()).isEqualTo("/body/ServiceDetails/WorkVisitId"));
  }

  @Test
  void aSubscriptionWithoutCredentialsCannotAsk() {
    assertThat(gateway.isOpenTo("default")).isTrue();
    assertThat(gateway.isOpenTo("other")).isFalse();
  }
}
