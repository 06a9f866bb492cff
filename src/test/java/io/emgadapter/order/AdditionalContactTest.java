package io.emgadapter.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Equinix, AdditionalContacts. */
class AdditionalContactTest {
  private static final String CONTACT =
      """
      {"ContactType":"TECHNICAL","Name":"Jo Doe","Email":"jo@demo.example",
       "WorkPhoneCountryCode":"+44","WorkPhone":"20 7946-0000"}\
      """;

  private static List<String> wrong(String members) {
    ArrayNode contacts = JsonNodeFactory.instance.arrayNode().add(Bodies.with(CONTACT, members));
    return Bodies.workVisit("{'AdditionalContacts':" + contacts + "}").stream()
        .map(problem -> problem.replace("/AdditionalContacts/0", ""))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ContactType", "Name", "Email", "WorkPhoneCountryCode", "WorkPhone"})
  void theseFieldsAreMandatory(String field) {
    assertThat(wrong("{'" + field + "':null}")).containsExactly("missing /" + field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TECHNICAL", "TECHNIICAL"})
  void theContactTypeIsSentWithoutThePrintedMisspelling(String type) {
    var body =
        Bodies.with(
            Bodies.SMART_HANDS,
            "{'AdditionalContacts':[" + CONTACT.replace("TECHNICAL", type) + "]}");
    assertThat(
            Bodies.read(Resource.SMART_HANDS, Verb.CREATE, body).toJson().get("AdditionalContacts"))
        .isEqualTo(Bodies.json("[" + CONTACT + "]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ContactType|ORDERING|not-in-list",
        "Email|jo@demo|pattern",
        "Email|jo doe@demo.example|pattern",
        "WorkPhoneCountryCode|44|pattern",
        "WorkPhoneCountryCode|+|pattern",
        "WorkPhone|1|pattern",
        "WorkPhone|call me|pattern",
        "WorkPhonePrefToCall|SOMETIMES|not-in-list",
        "WorkPhoneTimeZone|Europe/Nowhere|not-in-list",
        "MobilePhoneCountryCode|0044|pattern",
        "MobilePhone|12ext|pattern",
        "MobilePhonePrefToCall|never|not-in-list",
        "MobilePhoneTimeZone|Europe/Oslo|not-in-list"
      })
  void formsAndListsHold(String field, String value, String code) {
    assertThat(wrong("{'" + field + "':'" + value + "'}")).containsExactly(code + " /" + field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Email|jo.doe+x@[10.0.0.1]",
        "WorkPhoneCountryCode|+12345",
        "WorkPhone|(0) 20.7946-0000x12",
        "MobilePhone|12ext34",
        "WorkPhonePrefToCall|IBX_BUSINESS_HOURS",
        "MobilePhonePrefToCall|NEVER",
        "Name|J. R. R. Doe"
      })
  void theseAreRight(String field, String value) {
    assertThat(wrong("{'" + field + "':'" + value + "'}")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"WorkPhoneCountryCode, +123456", "MobilePhoneCountryCode, +123456"})
  void aCountryCodeHasAtMost6Characters(String field, String value) {
    assertThat(wrong("{'" + field + "':'" + value + "'}")).containsExactly("too-long /" + field);
  }

  @Test
  void aPhoneNumberHasAtMost40Characters() {
    assertThat(wrong("{'WorkPhone':'" + "1".repeat(40) + "'}")).isEmpty();
    assertThat(wrong("{'WorkPhone':'" + "1".repeat(41) + "'}"))
        .containsExactly("too-long /WorkPhone");
  }

  @Test
  void anEmailHasAtMost100Characters() {
    assertThat(wrong("{'Email':'" + "x".repeat(95) + "@b.cc'}")).isEmpty();
    assertThat(wrong("{'Email':'" + "x".repeat(96) + "@b.cc'}")).containsExactly("too-long /Email");
  }

  @Test
  void aNameHasAtMost100CharactersBesidesSpacesAndDots() {
    assertThat(wrong("{'Name':'" + "x ".repeat(100) + "'}")).isEmpty();
    assertThat(wrong("{'Name':'" + "x".repeat(101) + "'}")).containsExactly("pattern /Name");
    assertThat(wrong("{'Name':'" + "x".repeat(256) + "'}")).containsExactly("too-long /Name");
  }

  @Test
  void thereAreAtMostTwentyContacts() {
    assertThat(
            Bodies.workVisit(
                "{'AdditionalContacts':[" + CONTACT + ("," + CONTACT).repeat(20) + "]}"))
        .containsExactly("too-many /AdditionalContacts");
  }

  @Test
  void itSaysNothingOfThePerson() {
    assertThat(
            new AdditionalContact("Jo", "a@b.cc", "+1", "12", null, null, null, null, null, null))
        .hasToString("AdditionalContact");
  }
}
