package io.emgadapter.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Equinix, RequestorId, RequestorIdUnique and ServicerId of a Create. */
class RequestorTest {

  private static boolean unique(String body) {
    return Bodies.read(Resource.SMART_HANDS, Verb.CREATE, Bodies.json(body)).requestorIdUnique();
  }

  @Test
  void requestorIdUniqueIsFalseWhereItIsAbsentAndIsAlwaysSent() {
    var body = Bodies.without(Bodies.SMART_HANDS, "RequestorIdUnique");
    Body read = Bodies.read(Resource.SMART_HANDS, Verb.CREATE, body);
    assertThat(read.requestorIdUnique()).isFalse();
    assertThat(read.toJson().get("RequestorIdUnique").isBoolean()).isTrue();
    assertThat(unique(Bodies.SMART_HANDS)).isTrue();
  }

  @Test
  void requestorIdUniqueIsNeverNullAndAlwaysBoolean() {
    assertThat(Bodies.smartHands("{'RequestorIdUnique':null}"))
        .containsExactly("wrong-type /RequestorIdUnique");
    assertThat(Bodies.workVisit("{'RequestorIdUnique':'true'}"))
        .containsExactly("wrong-type /RequestorIdUnique");
  }

  @Test
  void requestorIdIsMandatoryIfItIsToBeUnique() {
    assertThat(Bodies.smartHands("{'RequestorIdUnique':true,'RequestorId':null}"))
        .containsExactly("missing /RequestorId");
    assertThat(Bodies.workVisit("{'RequestorIdUnique':true,'RequestorId':null}"))
        .containsExactly("missing /RequestorId");
  }

  @Test
  void requestorIdIsOptionalOtherwise() {
    assertThat(Bodies.smartHands("{'RequestorIdUnique':false,'RequestorId':null}")).isEmpty();
    assertThat(Bodies.workVisit("{'RequestorId':null}")).isEmpty();
  }

  @Test
  void requestorIdIsTextOfAtMost255Characters() {
    assertThat(Bodies.smartHands("{'RequestorId':123456789}"))
        .containsExactly("wrong-type /RequestorId");
    assertThat(Bodies.smartHands("{'RequestorId':'" + "x".repeat(255) + "'}")).isEmpty();
    assertThat(Bodies.smartHands("{'RequestorId':'" + "x".repeat(256) + "'}"))
        .containsExactly("too-long /RequestorId");
  }

  @Test
  void aCreateNamesNoOrderAndHasNoState() {
    assertThat(Bodies.smartHands("{'ServicerId':'1-2','State':'ReSubmit'}"))
        .containsExactly("not-allowed /ServicerId", "not-allowed /State");
    assertThat(Bodies.workVisit("{'ServicerId':'1-2','State':'Cancelled'}"))
        .containsExactly("not-allowed /ServicerId", "not-allowed /State");
  }
}
