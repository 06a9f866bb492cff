package io.emgadapter.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Equinix, SmartHands Order, Create SmartHands. */
class SmartHandsCreateTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Operation",
        "Location",
        "CallContactBeforeStart",
        "CallContactBeforeComplete",
        "CustomerContact",
        "Description"
      })
  void theseFieldsAreMandatory(String field) {
    assertThat(
            Bodies.wrong(
                Resource.SMART_HANDS, Verb.CREATE, Bodies.without(Bodies.SMART_HANDS, field)))
        .containsExactly("missing /" + field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CallContactBeforeStart", "CallContactBeforeComplete"})
  void callsAreTrueOrFalse(String field) {
    assertThat(Bodies.smartHands("{'" + field + "':'true'}"))
        .containsExactly("wrong-type /" + field);
    assertThat(Bodies.smartHands("{'" + field + "':false}")).isEmpty();
  }

  @Test
  void locationIsOneText() {
    assertThat(Bodies.smartHands("{'Location':['LD8:00:000000']}"))
        .containsExactly("wrong-type /Location");
  }

  @Test
  void aDescriptionMayBeLongerThan3800Characters() {
    assertThat(Bodies.smartHands("{'Description':'" + "x".repeat(100_000) + "'}")).isEmpty();
    assertThat(Bodies.smartHands("{'Description':'" + "x".repeat(100_001) + "'}"))
        .containsExactly("too-long /Description");
  }

  @Test
  void fieldsAreSentInTheOrderOfTheDocument() {
    var body =
        Bodies.with(
            Bodies.SMART_HANDS,
            "{'AdditionalContacts':[],'Attachments':[],'ServiceDetails':{},'SchedulingDetails':{}}");
    assertThat(Bodies.read(Resource.SMART_HANDS, Verb.CREATE, body).toJson().propertyNames())
        .containsExactly(
            "RequestorId",
            "RequestorIdUnique",
            "Operation",
            "Location",
            "CallContactBeforeStart",
            "CallContactBeforeComplete",
            "CustomerContact",
            "SchedulingDetails",
            "ServiceDetails",
            "Description",
            "Attachments",
            "AdditionalContacts");
  }

  @Test
  void itSaysNothingOfItsContent() {
    Body body = Bodies.read(Resource.SMART_HANDS, Verb.CREATE, Bodies.json(Bodies.SMART_HANDS));
    assertThat(body).hasToString("SmartHands Create");
  }
}
