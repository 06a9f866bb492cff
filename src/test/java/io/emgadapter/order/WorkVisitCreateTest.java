package io.emgadapter.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Equinix, Work Visit Order, Create Work Visit. */
class WorkVisitCreateTest {

  @ParameterizedTest
  @ValueSource(strings = {"Location", "CustomerContact", "ServiceDetails"})
  void theseFieldsAreMandatory(String field) {
    assertThat(
            Bodies.wrong(
                Resource.WORK_VISIT, Verb.CREATE, Bodies.without(Bodies.WORK_VISIT, field)))
        .containsExactly("missing /" + field);
  }

  @Test
  void aSingleLocationIsSentAsAnArray() {
    var body = Bodies.with(Bodies.WORK_VISIT, "{'Location':'LD8:00:000000'}");
    assertThat(Bodies.read(Resource.WORK_VISIT, Verb.CREATE, body).toJson().get("Location"))
        .isEqualTo(Bodies.json("['LD8:00:000000']"));
  }

  @Test
  void allLocationsAreInOneDataCenter() {
    assertThat(Bodies.workVisit("{'Location':['LD8:00:000000','LD8:00:000001:0501']}")).isEmpty();
    assertThat(Bodies.workVisit("{'Location':['LD8:00:000000','LD5:00:000000']}"))
        .containsExactly("several-data-centers /Location");
    assertThat(Bodies.workVisit("{'Location':['LD8','LD8:00:000000']}")).isEmpty();
  }

  @Test
  void thereAreOneToAHundredLocations() {
    String location = "'LD8:00:000000'";
    assertThat(Bodies.workVisit("{'Location':[]}")).containsExactly("too-few /Location");
    assertThat(Bodies.workVisit("{'Location':[" + location + ("," + location).repeat(99) + "]}"))
        .isEmpty();
    assertThat(Bodies.workVisit("{'Location':[" + location + ("," + location).repeat(100) + "]}"))
        .containsExactly("too-many /Location");
  }

  @Test
  void locationsAreTexts() {
    assertThat(Bodies.workVisit("{'Location':[8]}")).containsExactly("wrong-type /Location/0");
    assertThat(Bodies.workVisit("{'Location':{}}")).containsExactly("wrong-type /Location");
    assertThat(Bodies.workVisit("{'Location':''}")).containsExactly("blank /Location");
  }

  @Test
  void descriptionIsOptionalAndHasAtMost3800Characters() {
    assertThat(Bodies.workVisit("{'Description':null}")).isEmpty();
    assertThat(Bodies.workVisit("{'Description':'" + "x".repeat(3800) + "'}")).isEmpty();
    assertThat(Bodies.workVisit("{'Description':'" + "x".repeat(3801) + "'}"))
        .containsExactly("too-long /Description");
  }

  @Test
  void itCannotBeAimedAtAnOrder() {
    Body body = Bodies.read(Resource.WORK_VISIT, Verb.CREATE, Bodies.json(Bodies.WORK_VISIT));
    assertThat(body.servicerId()).isNull();
    assertThat(body).hasToString("WorkVisit Create");
    assertThatThrownBy(() -> body.withServicerId("1-2"))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
