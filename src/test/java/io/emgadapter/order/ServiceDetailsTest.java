package io.emgadapter.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Equinix, SmartHands Order, the table of operations, but for the cables. */
class ServiceDetailsTest {

  @Test
  void photosNeedAllDetailsIfNotOnlyDocumentsAreWanted() {
    assertThat(Bodies.details("0000", "{'DocumentOnly':false}"))
        .containsExactly("missing /CameraProvidedBy", "missing /OnDateAndTime", "missing /Summary");
    assertThat(
            Bodies.details(
                "0000",
                "{'DocumentOnly':false,'CameraProvidedBy':'Customer','OnDateAndTime':true,'Summary':'Cage 10'}"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'DocumentOnly':true}", "{}"})
  void documentsNeedNoDetails(String details) {
    assertThat(Bodies.details("0000", details)).isEmpty();
  }

  @Test
  void theCameraIsProvidedByEquinixOrTheCustomer() {
    assertThat(Bodies.details("0000", "{'CameraProvidedBy':'Equinix'}")).isEmpty();
    assertThat(Bodies.details("0000", "{'CameraProvidedBy':'equinix'}"))
        .containsExactly("not-in-list /CameraProvidedBy");
  }

  @ParameterizedTest
  @CsvSource({
    "0000, OnDateAndTime",
    "0000, DocumentOnly",
    "0002, PermissionToDiscardBoxes",
    "0002, DampMoistMopRequired",
    "0003, CopyOfPackingSlipNeeded",
    "0003, DiscardShipmentMaterial",
    "0004, OpenCabinetForVisitor",
    "0004, SupervisionReqForVisitor",
    "0005, ElevationDrawingAttached",
    "0005, InstalledEquipmentPhotoRequired",
    "0005, MountHardwareIncluded",
    "0005, PatchDevices",
    "0005, PowerItOn",
    "0005, NeedSupportFromASubmarineCableStationEngineer",
    "0008, ProvideTxRxLightLevels"
  })
  void flagsAreTrueOrFalse(String operation, String flag) {
    assertThat(Bodies.details(operation, "{'" + flag + "':'Y'}"))
        .containsExactly("wrong-type /" + flag);
    assertThat(Bodies.details(operation, "{'" + flag + "':null}")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0000, Summary, 4000",
    "0003, InboundShipmentId, 255",
    "0004, WorkVisitId, 255",
    "0005, DeviceLocation, 255",
    "0005, InstallationPoint, 4000",
    "0005, PatchingInfo, 4000",
    "0006, Summary, 4000",
    "0006, Length, 255",
    "0007, InboundShipmentId, 255",
    "0007, CarrierTrackingNumber, 255",
    "0007, PossibleLocation, 4000",
    "0007, PackageDescription, 4000",
    "0008, Summary, 4000",
    "0008, CableId, 255",
    "0010, Summary, 4000",
    "0010, CableId, 255",
    "0012, Description, 3800"
  })
  void textsHaveTheirLimits(String operation, String field, int most) {
    assertThat(Bodies.details(operation, "{'%s':'%s'}".formatted(field, "x".repeat(most))))
        .isEmpty();
    assertThat(Bodies.details(operation, "{'%s':'%s'}".formatted(field, "x".repeat(most + 1))))
        .containsExactly("too-long /" + field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"30 Minutes", "90 Minutes", "2 Hours 30 Minutes", "4 Hours"})
  void anEscortLastsOneOfTheListedDurations(String duration) {
    assertThat(Bodies.details("0004", "{'DurationVisit':'" + duration + "'}")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"5 Hours", "2 hours", "120 Minutes"})
  void anEscortLastsNoOtherDuration(String duration) {
    assertThat(Bodies.details("0004", "{'DurationVisit':'" + duration + "'}"))
        .containsExactly("not-in-list /DurationVisit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PatchDevices", "PowerItOn"})
  void patchingInfoIsMandatoryIfDevicesArePatchedOrPoweredOn(String flag) {
    assertThat(Bodies.details("0005", "{'" + flag + "':true}"))
        .containsExactly("missing /PatchingInfo");
    assertThat(Bodies.details("0005", "{'" + flag + "':true,'PatchingInfo':'A1 to B2'}")).isEmpty();
    assertThat(Bodies.details("0005", "{'" + flag + "':false}")).isEmpty();
  }

  @Test
  void aLargeOrderThatHasDetailsDescribesThem() {
    assertThat(Bodies.details("0012", "{}")).containsExactly("missing /Description");
    assertThat(Bodies.details("0012", "null")).isEmpty();
  }
}
