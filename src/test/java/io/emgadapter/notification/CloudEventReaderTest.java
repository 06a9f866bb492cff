package io.emgadapter.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.notification.CloudEventReader.Read.Understood;
import io.emgadapter.notification.CloudEventReader.Read.Unreadable;
import io.emgadapter.notification.Notification.Bulletin;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class CloudEventReaderTest {
  private static final JsonMapper JSON = new JsonMapper();

  private static Bulletin read(String event) {
    return (Bulletin) ((Understood) CloudEventReader.read(JSON.readTree(event))).what();
  }

  private static String network(String type, String resource) {
    return """
    {"specversion": "1.0", "id": "ce-1", "type": "%s", "time": "2026-08-20T10:00:00Z",
     "source": "https://api.equinix.com/fabric/v4/cloudevents",
     "data": {"message": "It changed", "auth": {"type": "system"}, "resource": %s}}\
    """
        .formatted(type, resource);
  }

  @ParameterizedTest
  @CsvSource({
    "equinix.network.maintenance.state.confirmed, Network.Maintenance,"
        + " notification.network.maintenance",
    "equinix.network.repair.state.resolved, Network.Incident, notification.network.incident",
  })
  void maintenanceAndRepairBecomeTheEventsThatTheGatewaysMessagesDo(
      String type, String resource, String word) {
    Bulletin bulletin =
        read(
            network(
                type,
                """
                {"type": "x", "uuid": "u-1", "state": "CONFIRMED", "servicerId": "5-1",
                 "description": "Fibre", "startDateTime": "2026-09-01T01:00:00Z",
                 "accountNumber": "12", "impact": "NONE", "organizer": "GSD",
                 "assets": [{"uuid": "a-1"}]}\
                """));

    assertThat(bulletin.word()).isEqualTo(word);
    assertThat(bulletin.head().resource()).isEqualTo(resource);
    assertThat(bulletin.head().sentAt()).hasToString("2026-08-20T10:00:00Z");
    assertThat(bulletin.data().path("state").asString()).isEqualTo("CONFIRMED");
    assertThat(bulletin.data().path("servicerId").asString()).isEqualTo("5-1");
    assertThat(bulletin.data().path("description").asString()).isEqualTo("Fibre");
    assertThat(bulletin.data().at("/body/Assets/0/uuid").asString()).isEqualTo("a-1");
  }

  @Test
  void whereTheResourceHasNoStateThatOfTheTypeCounts() {
    Bulletin bulletin =
        read(network("equinix.network.maintenance.state.in_progress", "{\"servicerId\": \"5-1\"}"));

    assertThat(bulletin.fact()).isEqualTo("notification.network.maintenance|5-1|IN_PROGRESS");
    assertThat(bulletin.data().path("description").asString()).isEqualTo("It changed");
  }

  @Test
  void theSameFactHasTheSameNameByEveryWay() {
    Bulletin gateway =
        (Bulletin)
            Sent.read(
                """
                {"Id": "1", "Verb": "Update", "Resource": "Network.Maintenance", "Body":
                 {"ServicerId": "5-1", "State": "In Progress", "StartDateTime": "2026-09-01T03:00:00"}}\
                """);

    assertThat(
            read(network(
                    "equinix.network.maintenance.state.in_progress", "{\"servicerId\":\"5-1\"}"))
                .fact())
        .isEqualTo(gateway.fact());
  }

  @Test
  void anUnknownTypeIsCarriedThroughWithoutWhoDidIt() {
    Bulletin bulletin =
        read(
            """
            {"id": "ce-2", "type": "equinix.fabric.port.status.down",
             "data": {"message": "Down", "auth": {"email": "jane@example.com"}}}\
            """);

    assertThat(bulletin.word()).isEqualTo("notification.unknown");
    assertThat(bulletin.head().resource()).isEqualTo("equinix.fabric.port.status.down");
    assertThat(bulletin.data().toString()).contains("Down").doesNotContain("jane");
    assertThat(bulletin.fact()).isNull();
  }

  /** It came without Equinix's signature, so it must not change an order. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SmartHands",
        "WorkVisit",
        "workvisit",
        "Smarthand",
        "equinix.network.maintenance.state.confirmed"
      })
  void whatNamesAnOrderIsNoNewsOfIt(String type) {
    for (String data :
        List.of(
            "{\"ServicerId\": \"1-1\", \"State\": \"CANCELLED\"}",
            "{\"ServicerId\": \"1-1\", \"LineDetails\": []}")) {
      String event =
          "{\"specversion\": \"1.0\", \"id\": \"1\", \"type\": \"%s\", \"data\": %s}"
              .formatted(type, data);
      assertThat(read(event).word()).as(data).isEqualTo("notification.unknown");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "1",
        "{}",
        "{\"id\": \"1\"}",
        "{\"type\": \"x\"}",
        "{\"id\":{},\"type\":[]}"
      })
  void whatIsNoCloudEventIsUnreadable(String event) {
    assertThat(CloudEventReader.read(JSON.readTree(event))).isInstanceOf(Unreadable.class);
  }

  @Test
  void anIbxNoticeIsANewMessageWheneverItChanges() {
    String notice =
        """
        {"id": "GBL1", "notificationNumber": "5-9", "type": "IBX_MAINTENANCE", "status": "NEW",
         "startTimestamp": "2026-09-01T06:00:00Z", "endTimestamp": "2026-09-02T06:00:00Z",
         "ibxs": ["SV5"], "summary": "UPS"}\
        """;
    Understood first = (Understood) IbxNoticeReader.read(JSON.readTree(notice));
    Understood again = (Understood) IbxNoticeReader.read(JSON.readTree(notice));
    Understood later =
        (Understood) IbxNoticeReader.read(JSON.readTree(notice.replace("NEW", "COMPLETED")));

    assertThat(again.id()).isEqualTo(first.id());
    assertThat(again.digest()).isEqualTo(first.digest());
    assertThat(later.id()).isNotEqualTo(first.id());
    Bulletin bulletin = (Bulletin) first.what();
    assertThat(bulletin.word()).isEqualTo("notification.datacenter.maintenance");
    assertThat(bulletin.fact()).isEqualTo("notification.datacenter.maintenance|5-9|CONFIRMED");
    assertThat(bulletin.data().at("/body/Ibxs/0").asString()).isEqualTo("SV5");
  }
}
