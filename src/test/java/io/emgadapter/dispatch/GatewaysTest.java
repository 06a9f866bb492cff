package io.emgadapter.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.gateway.emg.EmgGateway;
import io.emgadapter.gateway.emg.EmgGateway.Logins;
import io.emgadapter.order.Route;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GatewaysTest {

  @Test
  void aSubscriptionThatItsGatewayDoesNotHaveIsHeld() {
    Gateways gateways =
        new Gateways(
            List.of(new EmgGateway(Map.of(), Logins.NONE)), Map.of(Route.EMG, Set.of("a")));

    assertThat(gateways.blocked(Route.EMG)).containsOnlyKeys("a");
    assertThat(gateways.blocked(Route.REST)).isEmpty();
  }
}
