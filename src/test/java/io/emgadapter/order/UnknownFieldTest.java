package io.emgadapter.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.order.FieldReader.UnknownField;
import io.emgadapter.order.Problems.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Fields that the documents do not know. */
class UnknownFieldTest {

  private static Problem only(String members) {
    List<Problem> problems =
        Bodies.problems(
            Resource.SMART_HANDS, Verb.CREATE, Bodies.with(Bodies.SMART_HANDS, members));
    assertThat(problems).hasSize(1);
    return problems.getFirst();
  }

  @Test
  void forAMisspeltFieldTheOneThatWasMeantIsSuggested() {
    Problem problem = only("{'Attachmnets':[]}");
    assertThat(problem.code()).isEqualTo("unknown-field");
    assertThat(problem.pointer()).isEqualTo("/body/Attachmnets");
    assertThat(problem.message()).isEqualTo("Unknown field, did you mean `Attachments`?");
  }

  @Test
  void theCaseOfLettersMatters() {
    assertThat(only("{'serviceDetails':{}}").message()).contains("`ServiceDetails`");
  }

  @Test
  void theNearestFieldIsMeant() {
    var body = Bodies.with(Bodies.UPDATE, "{'ServiceDetails':{'Visitors':[{'ListName':'Doe'}]}}");
    assertThat(Bodies.problems(Resource.WORK_VISIT, Verb.UPDATE, body))
        .extracting(Problem::message)
        .contains("Unknown field, did you mean `LastName`?");
  }

  @Test
  void forAFieldLikeNoOtherTheKnownOnesAreListed() {
    assertThat(only("{'Priority':1}").message()).contains("leave it out", "Location", "Operation");
  }

  @Test
  void aFieldWithSlashesIsPointedAtByTheStandard() {
    assertThat(only("{'a/b~c':1}").pointer()).isEqualTo("/body/a~1b~0c");
  }

  @Test
  void aNameThatIsOverlongOrNoTextIsNotRepeated() {
    assertThat(only("{'" + "x".repeat(65) + "':1}").pointer()).isEqualTo("/body");
    assertThat(only("{'a\\u0000':1}").pointer()).isEqualTo("/body");
    assertThat(only("{'" + "x".repeat(64) + "':1}").pointer()).hasSize("/body/".length() + 64);
  }

  @Test
  void manyUnknownFieldsAreListedUpToALimit() {
    ObjectNode body = (ObjectNode) Bodies.json(Bodies.SMART_HANDS);
    for (int i = 0; i < 5000; i++) {
      body.put("x" + i, i);
    }
    List<Problem> problems = Bodies.problems(Resource.SMART_HANDS, Verb.CREATE, body);
    assertThat(problems).hasSize(Problems.MOST + 1);
    assertThat(problems.getLast().code()).isEqualTo("too-many-problems");
  }

  @Test
  void distanceCountsChangedLettersInAnyCase() {
    assertThat(UnknownField.distance("Location", "location")).isZero();
    assertThat(UnknownField.distance("Locaton", "Location")).isEqualTo(1);
    assertThat(UnknownField.distance("Locatoin", "Location")).isEqualTo(2);
    assertThat(UnknownField.distance("", "abc")).isEqualTo(3);
  }
}
