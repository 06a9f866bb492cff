package io.emgadapter.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Equinix, Cancel Work Visit and Cancel SmartHands. */
class CancelTest {

  private static Iterable<String> wrong(Resource resource, String members) {
    return Bodies.wrong(resource, Verb.CANCEL, Bodies.with(Bodies.UPDATE, members));
  }

  @ParameterizedTest
  @EnumSource
  void theStateIsSentWhetherOrNotItWasWritten(Resource resource) {
    for (String members : new String[] {"{}", "{'State':null}", "{'State':'Cancelled'}"}) {
      Body body = Bodies.read(resource, Verb.CANCEL, Bodies.with(Bodies.UPDATE, members));
      assertThat(body.toJson()).isEqualTo(Bodies.with(Bodies.UPDATE, "{'State':'Cancelled'}"));
      assertThat(body.resource()).isEqualTo(resource);
      assertThat(body.verb()).isEqualTo(Verb.CANCEL);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anotherStateIsAProblem(Resource resource) {
    assertThat(wrong(resource, "{'State':'ReSubmit'}")).containsExactly("not-in-list /State");
    assertThat(wrong(resource, "{'State':1}")).containsExactly("wrong-type /State");
  }

  @ParameterizedTest
  @EnumSource
  void descriptionIsMandatoryAndHasAtMost3800Characters(Resource resource) {
    assertThat(wrong(resource, "{'Description':null}")).containsExactly("missing /Description");
    assertThat(wrong(resource, "{'Description':'" + "x".repeat(3801) + "'}"))
        .containsExactly("too-long /Description");
  }

  @ParameterizedTest
  @EnumSource
  void theOrderMayBeNamedByEitherIdOrElsewhere(Resource resource) {
    assertThat(wrong(resource, "{'ServicerId':null}")).isEmpty();
    assertThat(wrong(resource, "{'ServicerId':null,'RequestorId':'INC1'}")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void nothingElseBelongsToIt(Resource resource) {
    assertThat(wrong(resource, "{'Attachments':[]}")).containsExactly("unknown-field /Attachments");
  }

  @Test
  void itCanBeAimedAtAnOrderAndKeepsItsReference() {
    var body = Bodies.with(Bodies.UPDATE, "{'RequestorId':'INC1'}");
    Body aimed = Bodies.read(Resource.WORK_VISIT, Verb.CANCEL, body).withServicerId("1-2");
    assertThat(aimed.toJson())
        .isEqualTo(
            Bodies.json(
                "{'State':'Cancelled','RequestorId':'INC1','ServicerId':'1-2','Description':'Update'}"));
    assertThat(aimed).hasToString("WorkVisit Cancel");
  }
}
