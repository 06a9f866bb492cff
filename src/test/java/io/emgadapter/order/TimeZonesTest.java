package io.emgadapter.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.order.FieldKind.Place;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Equinix, WorkPhoneTimeZone and MobilePhoneTimeZone. */
class TimeZonesTest {

  private static String sent(String zone) {
    Problems problems = new Problems();
    String read = TimeZones.KIND.read(Bodies.json("'" + zone + "'"), new Place("", problems));
    assertThat(problems.list()).isEmpty();
    return String.valueOf(read);
  }

  @Test
  void theListHas93NamesAndEachIsATimeZone() {
    assertThat(TimeZones.NAMES)
        .hasSize(93)
        .doesNotHaveDuplicates()
        .allMatch(name -> ZoneId.getAvailableZoneIds().contains(name));
  }

  @Test
  void aListedTimeZoneIsSentAsItIs() {
    assertThat(TimeZones.NAMES).allMatch(name -> sent(name).equals(name));
  }

  @Test
  void theMisprintedBangkokIsSentProperly() {
    assertThat(sent("Asia/Bankgkok")).isEqualTo("Asia/Bangkok");
    assertThat(sent("Asia/Bangkok")).isEqualTo("Asia/Bangkok");
  }

  @Test
  void anOldButProperNameStaysAsItIs() {
    assertThat(sent("Asia/Calcutta")).isEqualTo("Asia/Calcutta");
    assertThat(sent("Asia/Rangoon")).isEqualTo("Asia/Rangoon");
  }
}
