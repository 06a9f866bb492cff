package io.emgadapter.order;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class MaskTest {
  private static final String VISIT =
      """
      {"RequestorId": "CHG-1", "CustomerContact": "doe@example.com", "Description": "Mr. VOGELSANG comes at 9",
       "AdditionalContacts": [{"ContactType": "TECHNICAL", "Name": "Ann Other", "WorkPhone": "5550142837"}],
       "ServiceDetails": {"OpenCabinet": true, "StartDateTime": "2026-05-21T02:00:00Z",
         "Visitors": [{"FirstName": "Canarina", "LastName": "Vogelsang", "CompanyName": "Bird Ltd",
           "Email": "c.v@example.com", "MobilePhoneCountryCode": "+1", "MobilePhone": "5550142838"}]}}\
      """;

  private static final List<String> PERSONAL =
      List.of(
          "doe@",
          "VOGELSANG",
          "Vogelsang",
          "Canarina",
          "Ann Other",
          "5550142837",
          "5550142838",
          "Bird",
          "c.v@",
          "+1");

  private static Mask known() {
    return Mask.knowing(List.of(VISIT.getBytes(UTF_8)));
  }

  @Test
  void peopleOfABodyAreHiddenAndAllElseStays() {
    String masked = Mask.knowing(List.of("{}".getBytes(UTF_8))).document(VISIT);

    assertThat(masked)
        .doesNotContain(PERSONAL)
        .contains("CHG-1", "\"OpenCabinet\":true", "2026-05-21T02:00:00Z", "comes at 9");
  }

  /** Its Task is a text, in which the Body is an object. */
  @Test
  void peopleInTheTextOfAnEnvelopeAreHiddenToo() {
    String task = "{\"Id\": \"x\", \"Body\": " + VISIT + "}";
    String envelope =
        new JsonMapper().writeValueAsString(java.util.Map.of("Task", task, "Signature", "s"));

    assertThat(Mask.ofAllWords().document(envelope)).doesNotContain(PERSONAL).contains("CHG-1");
  }

  @Test
  void peopleInAnswersOfTheRestApisAreHiddenToo() {
    String answer =
        """
        {"orderNumber": "1-190368976499", "details": {"visitors": [{"firstName": "Canarina",
          "lastName": "Vogelsang", "details": [{"type": "MOBILE", "value": "+1 5550142838"}]}]},
         "contacts": [{"type": "TECHNICAL", "registeredUsers": ["canarina.v"]}],
         "notes": [{"text": "Canarina rang"}]}\
        """;

    assertThat(Mask.ofAllWords().document(answer))
        .doesNotContain("Canarina", "Vogelsang", "5550142838", "canarina.v")
        .contains("1-190368976499");
  }

  @Test
  void freeTextHidesTheNamesThatABodyTells() {
    assertThat(known().words("No badge for Canarina vogelsang (c.v@example.com), +1 555 014-2838."))
        .doesNotContain("Canarina", "vogelsang", "c.v", "555", "2838")
        .startsWith("No badge for ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Invalid Location LD8:00:001AA1",
        "From 2026-05-21 12:00 on",
        "Refused: code 4711"
      })
  void freeTextWithoutPeopleStaysAsItIs(String text) {
    assertThat(known().words(text)).isEqualTo(text);
  }

  @Test
  void freeTextOfWhichNoBodyIsKnownIsHiddenAsAWhole() {
    assertThat(Mask.knowing(List.of()).words("Canarina came")).isEqualTo(Mask.SIGN);
    assertThat(Mask.knowing(List.of("{".getBytes(UTF_8))).words("Canarina came"))
        .isEqualTo(Mask.SIGN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Canarina", "{\"id\": \"Canarina", "\"Canarina\"", "5550142837", ""})
  void whatIsNoDocumentIsHiddenAsAWhole(String text) {
    assertThat(known().document(text)).isEqualTo(Mask.SIGN);
    assertThat(new String(known().document(new byte[] {'{', (byte) 0xff, '}'}), UTF_8))
        .isEqualTo(Mask.SIGN);
  }

  @Test
  void aDocumentThatIsDeepIsHiddenAndBreaksNothing() {
    assertThat(known().document("{\"a\":".repeat(100_000))).isEqualTo(Mask.SIGN);
    assertThat(known().toString()).doesNotContain("Canarina");
  }
}
