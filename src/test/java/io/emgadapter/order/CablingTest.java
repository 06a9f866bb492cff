package io.emgadapter.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Equinix, SmartHands Order, the operations about cables. */
class CablingTest {

  @Test
  void aSingleRequestedCableIsDescribed() {
    assertThat(Bodies.details("0006", "{'Quantity':'1'}"))
        .containsExactly("missing /MediaType", "missing /ConnectorType", "missing /Length");
  }

  @Test
  void aSinglePatchCableToRunIsDescribed() {
    assertThat(Bodies.details("0008", "{'Quantity':'1'}"))
        .containsExactly(
            "missing /JumperType",
            "missing /MediaType",
            "missing /Connector",
            "missing /ProvideTxRxLightLevels");
  }

  @Test
  void aSingleMovedCableHasBothDevices() {
    assertThat(Bodies.details("0010", "{'Quantity':'1'}"))
        .containsExactly("missing /CurrentDeviceDetails", "missing /NewDeviceDetails");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0006", "0008", "0010"})
  void severalCablesNeedNoMore(String operation) {
    assertThat(Bodies.details(operation, "{'Quantity':'2'}")).isEmpty();
    assertThat(Bodies.details(operation, "{}")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0006, 10, 11",
    "0006, >10, 12+",
    "0008, 12, 13",
    "0008, 12+, >10",
    "0010, 12, 0",
    "0010, 12+, 1.0"
  })
  void theQuantityIsOneOfTheListedTexts(String operation, String right, String wrong) {
    assertThat(Bodies.details(operation, "{'Quantity':'" + right + "'}")).isEmpty();
    assertThat(Bodies.details(operation, "{'Quantity':'" + wrong + "'}"))
        .containsExactly("not-in-list /Quantity");
    assertThat(Bodies.details(operation, "{'Quantity':1}")).containsExactly("wrong-type /Quantity");
  }

  @ParameterizedTest
  @CsvSource({
    "0006, MediaType, Multi-mode 62.5mic",
    "0006, MediaType, T1",
    "0006, ConnectorType, RJ45",
    "0008, JumperType, Pre-Wiring",
    "0008, JumperType, Patch Cable",
    "0008, MediaType, Single-mode",
    "0008, Connector, BNC"
  })
  void kindsAreOfTheList(String operation, String field, String value) {
    assertThat(Bodies.details(operation, "{'" + field + "':'" + value + "'}")).isEmpty();
    assertThat(Bodies.details(operation, "{'" + field + "':'" + value + "x'}"))
        .containsExactly("not-in-list /" + field);
  }

  @Test
  void theListOfConnectorsThatSlidIntoTheRowOfCableIdIsNotItsOwn() {
    assertThat(Bodies.details("0008", "{'CableId':'A01-5-10'}")).isEmpty();
  }

  @Test
  void devicesThatAreGivenAreComplete() {
    assertThat(Bodies.details("0008", "{'DeviceDetails':[{'Name':'n','Slot':'s'}]}"))
        .containsExactly("missing /DeviceDetails/0/Port");
    assertThat(Bodies.details("0008", "{'DeviceDetails':[]}"))
        .containsExactly("too-few /DeviceDetails");
    String device = "{'Name':'n','Slot':'s','Port':'p'}";
    assertThat(
            Bodies.details(
                "0008", "{'DeviceDetails':[" + device + ("," + device).repeat(100) + "]}"))
        .containsExactly("too-many /DeviceDetails");
    assertThat(Bodies.details("0010", "{'NewDeviceDetails':{}}"))
        .containsExactly(
            "missing /NewDeviceDetails/Name",
            "missing /NewDeviceDetails/Slot",
            "missing /NewDeviceDetails/Port");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", "[%s]"})
  void aMovedCablesDeviceMayStandInAnArrayAndIsSentAsObject(String form) {
    String device = "{'Name':'n','Slot':'50','Port':'51'}";
    var body =
        Bodies.with(
            Bodies.SMART_HANDS,
            "{'Operation':'0010','ServiceDetails':{'CurrentDeviceDetails':%s}}"
                .formatted(form.formatted(device)));
    assertThat(
            Bodies.read(Resource.SMART_HANDS, Verb.CREATE, body)
                .toJson()
                .at("/ServiceDetails/CurrentDeviceDetails"))
        .isEqualTo(Bodies.json(device));
  }

  @Test
  void aMovedCableHasOneDeviceAtEachEnd() {
    String device = "{'Name':'n','Slot':'50','Port':'51'}";
    assertThat(Bodies.details("0010", "{'NewDeviceDetails':[" + device + "," + device + "]}"))
        .containsExactly("too-many /NewDeviceDetails");
    assertThat(Bodies.details("0010", "{'NewDeviceDetails':[]}"))
        .containsExactly("too-few /NewDeviceDetails");
  }
}
