package io.emgadapter.endtoend;

import io.emgadapter.simulator.rest.OAuth;
import io.emgadapter.simulator.rest.RestSimulator;
import java.util.HashMap;
import java.util.Map;

/** Settings by which the default subscription uses the REST APIs. */
final class RestRoute {
  private RestRoute() {}

  /**
   * Visits go by REST.
   *
   * @param smartHands the route of the rest
   */
  static Map<String, Object> settings(RestSimulator equinix, String smartHands) {
    Map<String, Object> settings = new HashMap<>();
    String prefix = "emg.subscriptions.default.";
    settings.put("server.port", "0");
    settings.put(prefix + "route.workvisit", "rest");
    settings.put(prefix + "route.smarthands", smartHands);
    settings.put(prefix + "rest.base-url", equinix.baseUrl());
    settings.put(prefix + "rest.client-id", OAuth.CLIENT_ID);
    settings.put(prefix + "rest.client-secret", OAuth.CLIENT_SECRET);
    settings.put(prefix + "rest.per-second", 100);
    return settings;
  }
}
