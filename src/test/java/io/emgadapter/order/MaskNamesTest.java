package io.emgadapter.order;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskNamesTest {
  private static final String BODY =
      """
      {"AdditionalContacts": [{"Name": "Ann van Vogelsang", "MobilePhoneCountryCode": "49"},
         {"Name": "Ren\u00e9 Li"}, {"Name": "王伟"}]}\
      """;
  private static final int LONG = 2 << 20;

  private static Mask known() {
    return Mask.knowing(List.of(BODY.getBytes(UTF_8)));
  }

  @ParameterizedTest
  @CsvSource({
    "Ms Vogelsang is here, •••",
    "ann is here, •••",
    "VAN VOGELSANG's badge, •••",
    "badge_ann.pdf is here, •••",
    "今天王伟来了, •••"
  })
  void aNameIsHiddenAsAWholeAndByEachOfItsWords(String text, String sign) {
    assertThat(known().words(text))
        .contains(sign)
        .doesNotContainIgnoringCase("vogelsang", "ann", "王伟");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Planned: channel 49 cleaned", "Li-ion battery", "Vogelsangs"})
  void aNameInsideAnotherWordAndACodeOfACountryStay(String text) {
    assertThat(known().words(text)).isEqualTo(text);
  }

  @Test
  void aNameIsFoundHoweverItsAccentsAreWritten() {
    String apart = Normalizer.normalize("Call Ren\u00e9 now", Normalizer.Form.NFD);

    assertThat(known().words(apart)).isEqualTo("Call ••• now");
  }

  @Test
  void namesInTextsOfUnknownMembersAreHiddenToo() {
    String masked =
        known()
            .document(
                "{\"hint\": \"ask Ann +49 555 0142837\", \"tag\": \"Vogelsang\", \"number\": \"1-190368976499\"}");

    assertThat(masked)
        .doesNotContain("Ann", "0142837", "Vogelsang")
        .contains("ask", "1-190368976499");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a.", "1", "@", "Ann ", "1 "})
  void aLongTextIsReadOnce(String part) {
    String text = part.repeat(LONG / part.length());

    String masked = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> known().words(text));

    assertThat(masked).hasSizeLessThanOrEqualTo(LONG * 2);
  }

  @Test
  void manyNamesInALongTextAreLookedForTogether() {
    Mask mask = Mask.knowing(List.of(contacts(450)));
    String text = "word ".repeat(LONG / 5) + "Qabcd449";

    String masked = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> mask.words(text));

    assertThat(masked).endsWith("word •••");
  }

  @Test
  void withMoreNamesThanAreLookedForTextsAreHiddenAsAWhole() {
    assertThat(Mask.knowing(List.of(contacts(501))).words("Somebody came")).isEqualTo(Mask.SIGN);
    assertThat(Mask.knowing(List.of(contacts(499))).words("Somebody came"))
        .isEqualTo("Somebody came");
  }

  private static byte[] contacts(int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> "{\"Name\": \"Qabcd" + number + "\"}")
        .collect(Collectors.joining(",", "{\"AdditionalContacts\": [", "]}"))
        .getBytes(UTF_8);
  }
}
