package io.emgadapter.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Equinix, SmartHands Order, patch cable install (0009) and removal (0011). */
class CrossConnectsTest {
  private static final String CABLE =
      "{'SerialNumber':'1','DeviceCabinet':'2','DeviceConnectorType':'3','DeviceDetails':'4','DevicePort':'5'}";

  private static Iterable<String> wrong(String operation, String cables) {
    return Bodies.details(operation, "{'CrossConnects':[" + cables + "]}");
  }

  private static String with(String members) {
    return Bodies.with(CABLE, members).toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0009", "0011"})
  void aCableIsComplete(String operation) {
    assertThat(wrong(operation, CABLE)).isEmpty();
    assertThat(wrong(operation, "{}"))
        .containsExactly(
            "missing /CrossConnects/0/SerialNumber",
            "missing /CrossConnects/0/DeviceCabinet",
            "missing /CrossConnects/0/DeviceConnectorType",
            "missing /CrossConnects/0/DeviceDetails",
            "missing /CrossConnects/0/DevicePort");
  }

  @ParameterizedTest
  @CsvSource({"0009, LightLinkVerification", "0011, RemoveCableWhileLive"})
  void theFlagAndTheDescriptionAreOptional(String operation, String flag) {
    assertThat(wrong(operation, with("{'" + flag + "':true,'Description':'d'}"))).isEmpty();
    assertThat(wrong(operation, with("{'" + flag + "':'Y','Description':1}")))
        .containsExactly(
            "wrong-type /CrossConnects/0/" + flag, "wrong-type /CrossConnects/0/Description");
  }

  @Test
  void theFlagOfTheOtherOperationIsUnknown() {
    assertThat(wrong("0009", with("{'RemoveCableWhileLive':true}")))
        .containsExactly("unknown-field /CrossConnects/0/RemoveCableWhileLive");
    assertThat(wrong("0011", with("{'LightLinkVerification':true}")))
        .containsExactly("unknown-field /CrossConnects/0/LightLinkVerification");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0009", "0011"})
  void thereAreAtMost200Cables(String operation) {
    assertThat(wrong(operation, CABLE + ("," + CABLE).repeat(199))).isEmpty();
    assertThat(wrong(operation, CABLE + ("," + CABLE).repeat(200)))
        .containsExactly("too-many /CrossConnects");
    assertThat(wrong(operation, "")).isEmpty();
  }
}
