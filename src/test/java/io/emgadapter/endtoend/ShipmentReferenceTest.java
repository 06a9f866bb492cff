package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.sandbox.Sandbox;
import io.emgadapter.simulator.rest.RestSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Work with a shipment names it by a RequestorId, and goes with its number by either route. */
class ShipmentReferenceTest {
  private static final JsonMapper JSON = new JsonMapper();

  private final RestSimulator equinix = new RestSimulator();
  private final Sandbox sandbox = Sandbox.open();
  private ConfigurableApplicationContext adapter;
  private Upstream upstream;

  @AfterEach
  void stop() {
    sandbox.close();
    equinix.close();
  }

  private void start(String route) {
    adapter = sandbox.startAdapter(RestRoute.settings(equinix, route));
    upstream = new Upstream(sandbox, adapter);
  }

  private static String unpack(String shipment) {
    return WorkRequests.smartHands("u")
        .replace("\"0001\"", "\"0003\"")
        .replace(
            "\"SchedulingDetails\"",
            """
            "ServiceDetails": {"InboundShipmentId": "%s", "CopyOfPackingSlipNeeded": true,
             "DiscardShipmentMaterial": false}, "SchedulingDetails"\
            """
                .formatted(shipment));
  }

  /** The shipment that Equinix was told of. */
  private String shipment(String route) {
    upstream.send(unpack("SHIP-1"));
    assertThat(upstream.await("u", "request.completed").at("/data/outcome").asString())
        .isEqualTo("ACKNOWLEDGED");
    return route.equals("rest")
        ? equinix.asked("/shipmentUnpack").getLast().json().toString()
        : JSON.readTree(sandbox.equinix().received().getLast().bytes()).path("Task").asString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rest", "emg"})
  void oneThatOthersAnnouncedIsFoundInTheOrderHistory(String route) {
    start(route);
    String number = equinix.book().add("SHIPMENT", "LD8", "SHIP-1", JSON.missingNode()).id();

    assertThat(shipment(route)).contains('"' + number + '"').doesNotContain("SHIP-1");
  }

  @Test
  void anOrderThatANotificationReportedIsFoundInTheLedger() {
    start("emg");
    sandbox
        .equinix()
        .notices()
        .send(
            """
            {"Id":"","Source":"","Verb":"Update","Resource":"Shipping","CreationTimeUTC":"2021-05-21T02:00:00Z",\
            "Version":"1.0","Body":{"RequestorId":"SHIP-1","ServicerId":"1-4711","State":"Open"}}\
            """);
    await()
        .until(() ->
            !adapter
                .getBean(JdbcClient.class)
                .sql("select 1 from equinix_order")
                .query()
                .listOfRows()
                .isEmpty());

    assertThat(shipment("emg")).contains("\"1-4711\"").doesNotContain("SHIP-1");
    assertThat(equinix.asked("/v1/retrieve-orders")).isEmpty();
  }
}
