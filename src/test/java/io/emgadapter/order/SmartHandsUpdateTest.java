package io.emgadapter.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.order.SmartHandsUpdate.NegotiationAnswer;
import org.junit.jupiter.api.Test;

/** Equinix, SmartHands Order, Update SmartHands. */
class SmartHandsUpdateTest {

  private static Iterable<String> wrong(String members) {
    return Bodies.wrong(Resource.SMART_HANDS, Verb.UPDATE, Bodies.with(Bodies.UPDATE, members));
  }

  private static SmartHandsUpdate read(String members) {
    return (SmartHandsUpdate)
        Bodies.read(Resource.SMART_HANDS, Verb.UPDATE, Bodies.with(Bodies.UPDATE, members));
  }

  @Test
  void descriptionIsMandatoryAndHasAtMost3800Characters() {
    assertThat(wrong("{'Description':null}")).containsExactly("missing /Description");
    assertThat(wrong("{'Description':'" + "x".repeat(3800) + "'}")).isEmpty();
    assertThat(wrong("{'Description':'" + "x".repeat(3801) + "'}"))
        .containsExactly("too-long /Description");
  }

  @Test
  void theStateIsReSubmitOrAbsent() {
    assertThat(read("{}").reSubmit()).isFalse();
    assertThat(read("{}").toJson().has("State")).isFalse();
    assertThat(read("{'State':'ReSubmit'}").reSubmit()).isTrue();
    assertThat(wrong("{'State':'Cancelled'}")).containsExactly("not-allowed /State");
    assertThat(wrong("{'State':true}")).containsExactly("wrong-type /State");
  }

  @Test
  void theOrderMayBeNamedByEitherIdOrElsewhere() {
    assertThat(wrong("{'ServicerId':null}")).isEmpty();
    assertThat(wrong("{'ServicerId':null,'RequestorId':'INC1'}")).isEmpty();
    assertThat(wrong("{'RequestorId':'INC1'}")).isEmpty();
  }

  @Test
  void aDescriptionOfOneOfTheWordsAnswersANegotiation() {
    assertThat(read("{'Description':'APPROVE'}").negotiationAnswer())
        .contains(NegotiationAnswer.APPROVE);
    assertThat(read("{'Description':'APPROVE_NON_EXPEDITE'}").negotiationAnswer())
        .contains(NegotiationAnswer.APPROVE_NON_EXPEDITE);
    assertThat(read("{'Description':'CANCEL'}").negotiationAnswer())
        .contains(NegotiationAnswer.CANCEL);
    assertThat(read("{'Description':'approve'}").negotiationAnswer()).isEmpty();
    assertThat(read("{'Description':'Please CANCEL'}").negotiationAnswer()).isEmpty();
  }

  @Test
  void fieldsOfACreateAreUnknown() {
    assertThat(wrong("{'RequestorIdUnique':false,'Location':'LD8:00:000000'}"))
        .containsExactly("unknown-field /RequestorIdUnique", "unknown-field /Location");
  }

  @Test
  void itCanBeAimedAtAnOrder() {
    SmartHandsUpdate update = read("{'RequestorId':'INC1','State':'ReSubmit','Attachments':[]}");
    SmartHandsUpdate aimed = update.withServicerId("1-2");
    assertThat(aimed.servicerId()).isEqualTo("1-2");
    assertThat(aimed.withServicerId("1-199912345789")).isEqualTo(update);
    assertThat(aimed.requestorIdUnique()).isFalse();
    assertThat(aimed).hasToString("SmartHands Update");
  }
}
