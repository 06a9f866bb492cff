package io.emgadapter.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Equinix, SmartHands Order, the table of operations. */
class OperationTest {

  @Test
  void thereAreThirteenOperations() {
    assertThat(Arrays.stream(Operation.values()).map(Operation::code))
        .containsExactly(
            "0000", "0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010",
            "0011", "0012");
  }

  @ParameterizedTest
  @EnumSource
  void theCodeOrTheAliasIsReadAndTheCodeIsSent(Operation operation) {
    for (String word : new String[] {operation.code(), operation.alias()}) {
      var body = Bodies.with(Bodies.SMART_HANDS, "{'Operation':'" + word + "'}");
      Body read = Bodies.read(Resource.SMART_HANDS, Verb.CREATE, body);
      assertThat(read.toJson().get("Operation").stringValue()).isEqualTo(operation.code());
    }
  }

  @Test
  void anotherOperationIsNotInTheList() {
    assertThat(Bodies.smartHands("{'Operation':'0013'}")).containsExactly("not-in-list /Operation");
    assertThat(Bodies.smartHands("{'Operation':'Cage-Escort'}"))
        .containsExactly("not-in-list /Operation");
  }

  @Test
  void theOperationIsMandatoryText() {
    assertThat(Bodies.smartHands("{'Operation':null}")).containsExactly("missing /Operation");
    assertThat(Bodies.smartHands("{'Operation':4}")).containsExactly("wrong-type /Operation");
  }

  @Test
  void detailsAreNotJudgedWithoutAnOperation() {
    assertThat(Bodies.smartHands("{'Operation':'0013','ServiceDetails':{'Camera':1}}"))
        .containsExactly("not-in-list /Operation");
  }

  @Test
  void otherWorkHasNoDetails() {
    assertThat(Bodies.details("0001", "{}")).isEmpty();
    assertThat(Bodies.details("0001", "{'Summary':'x'}")).containsExactly("unknown-field /Summary");
  }

  @Test
  void detailsOfAnotherOperationAreUnknown() {
    assertThat(Bodies.details("0002", "{'DurationVisit':'2 Hours'}"))
        .containsExactly("unknown-field /DurationVisit");
  }

  @Test
  void detailsAreAnObject() {
    assertThat(Bodies.details("0004", "'2 Hours'")).containsExactly("wrong-type ");
  }
}
