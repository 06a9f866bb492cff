package io.emgadapter.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.console.SendSchema.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What of a work request its form does not carry as it is. */
class LeftOutTest {
  private static final Kind CLEANING = new Kind("SmartHands", "Create", "0002", "Cage clean up");

  private final SendSchema schema = new SendSchema();

  private SendForm form(String members) {
    ObjectNode request =
        (ObjectNode)
            JsonMapper.shared()
                .readTree(
                    """
                    {"id": "7", "verb": "Create", "resource": "SmartHands", %s}\
                    """
                        .formatted(members));
    return new SendForm(CLEANING, schema.fields(CLEANING, 1), request);
  }

  private List<String> lost(String members) {
    return LeftOut.of(form(members)).pointers();
  }

  @Test
  void whatAFormCarriesIsNotNamed() {
    assertThat(
            lost(
                """
                "body": {"Operation": "0002", "Description": " two\\r\\nlines", "Location": "LD8",
                  "CallContactBeforeStart": true, "AdditionalContacts": []}\
                """))
        .isEmpty();
  }

  @Test
  void aFieldWithAnotherFormIsNamed() {
    assertThat(lost("\"subscription\": {}")).containsExactly("/subscription");
    assertThat(lost("\"body\": {\"Description\": [\"a\", \"b\"]}"))
        .containsExactly("/body/Description/0", "/body/Description/1");
    assertThat(lost("\"body\": {\"CustomerContact\": \"a\\nb\"}"))
        .containsExactly("/body/CustomerContact");
  }

  @Test
  void theBytesOfAFileAreNamed() {
    assertThat(lost("\"body\": {\"Attachments\": [{\"Name\": \"a\", \"Data\": \"YQ==\"}]}"))
        .containsExactly("/body/Attachments/0/Data");
  }

  @Test
  void ofManyTheRestIsCounted() {
    String values = "1,".repeat(24) + "1";

    LeftOut leftOut = LeftOut.of(form("\"context\": {\"many\": [" + values + "]}"));

    assertThat(leftOut.pointers()).hasSize(20);
    assertThat(leftOut.more()).isEqualTo(5);
  }

  @Test
  void aWordThatIsNotInTheListStandsInTheRequestAsItIs() {
    SendForm form = form("\"body\": {\"CallContactBeforeStart\": \"maybe\"}");

    assertThat(LeftOut.of(form).pointers()).isEmpty();
    assertThat(form.filled())
        .filteredOn(each -> each.field().pointer().equals("/body/CallContactBeforeStart"))
        .allMatch(each -> each.isUnlisted() && each.words().equals("maybe"))
        .hasSize(1);
  }
}
