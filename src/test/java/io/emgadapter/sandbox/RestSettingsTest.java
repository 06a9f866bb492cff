package io.emgadapter.sandbox;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emgadapter.simulator.rest.RestSimulator;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RestSettingsTest {

  private static void doesNotStart(Map<String, Object> settings, String because) {
    Map<String, Object> all = new HashMap<>(settings);
    all.put("server.port", 0);
    try (Sandbox sandbox = Sandbox.open()) {
      assertThatThrownBy(() -> sandbox.startAdapter(all)).hasStackTraceContaining(because);
    }
  }

  @Test
  void aRouteWithoutItsSettingsDoesNotStart() {
    doesNotStart(
        Map.of("emg.subscriptions.default.route.default", "rest"),
        "emg.subscriptions.default.rest.client-id: supply it, because its route is rest");
  }

  @Test
  void anotherSubscriptionsSettingsDoNotServe() {
    try (RestSimulator equinix = new RestSimulator()) {
      Map<String, Object> settings = new HashMap<>(ByRest.settings(equinix));
      settings.put("emg.subscriptions.default.route.workvisit", "rest");
      doesNotStart(settings, "emg.subscriptions.default.rest.client-id: supply it");
    }
  }

  @Test
  void aSecretDoesNotGoOverPlainHttp() {
    try (RestSimulator equinix = new RestSimulator()) {
      Map<String, Object> settings = new HashMap<>(ByRest.settings(equinix));
      settings.put("emg.subscriptions.rest.rest.base-url", "http://api.equinix.com");
      doesNotStart(settings, "emg.subscriptions.rest.rest.base-url: supply an https address");
    }
  }
}
