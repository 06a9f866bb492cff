package io.emgadapter.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.gateway.emg.EmgGateway;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GatewaysTest {

  @Test
  void aSubscriptionThatItsGatewayDoesNotHaveIsHeld() {
    Gateways gateways =
        new Gateways(Map.of("emg", new EmgGateway(Map.of())), Map.of("emg", Set.of("a")));

    assertThat(gateways.blocked("emg")).containsOnlyKeys("a");
    assertThat(gateways.blocked("rest")).isEmpty();
  }
}
