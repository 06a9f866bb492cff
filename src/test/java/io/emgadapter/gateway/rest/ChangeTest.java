package io.emgadapter.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.emgadapter.gateway.Gateway.Lookup;
import io.emgadapter.gateway.Gateway.Outcome;
import io.emgadapter.gateway.Gateway.Outcome.Answered;
import io.emgadapter.gateway.Gateway.Outcome.Refused;
import io.emgadapter.gateway.Gateway.Outcome.Unknown;
import io.emgadapter.gateway.SealedTask;
import io.emgadapter.simulator.rest.Fault;
import io.emgadapter.simulator.rest.RestOrder;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChangeTest {
  private final Rig rig = new Rig();
  private final RestGateway gateway = rig.gateway();

  @AfterEach
  void close() {
    rig.close();
  }

  private Outcome send(SealedTask task) {
    return gateway.send(List.of(task)).getFirst();
  }

  private RestOrder order(String golden) {
    assertThat(send(Rig.task(golden))).isInstanceOf(Answered.class);
    return rig.equinix.book().orders().getLast();
  }

  private static void isTaken(Outcome outcome, RestOrder order) {
    assertThat(outcome)
        .asInstanceOf(type(Answered.class))
        .satisfies(answered -> assertThat(answered.answer().statusCode()).isEqualTo(202))
        .satisfies(answered ->
            assertThat(answered.answer().orders().getFirst().servicerId()).isEqualTo(order.id()));
  }

  private SealedTask answers(String word, RestOrder order) {
    SealedTask task = Rig.aimed("smarthands-update", order.id());
    String text =
        task.text().replace("\"State\":\"ReSubmit\",", "").replace("Update SmartHands Order", word);
    return new SealedTask(task.id(), "default", task.verb(), task.resource(), text, null);
  }

  @Test
  void anUpdateIsANoteThatAnswersItsQuery() {
    RestOrder order = order("smarthands-0001-other");
    isTaken(send(Rig.aimed("smarthands-update", order.id())), order);
    assertThat(order.notes().getFirst().path("text").asString()).startsWith("ReSubmit: Update");
    assertThat(order.notes().getFirst().path("referenceId").asString()).isEqualTo("3-123456789005");
  }

  @Test
  void aVisitIsChangedByPatchAndByNote() {
    RestOrder order = order("workvisit-create");
    isTaken(send(Rig.aimed("workvisit-update", order.id())), order);
    assertThat(order.changes()).hasSize(1);
    assertThat(order.notes().getFirst().path("text").asString())
        .contains("The visitors are now: demo.");
  }

  @Test
  void newDatesOfAVisitGoOutWithTheLetterThatWorkVisitsWants() {
    RestOrder order = order("workvisit-create");
    SealedTask task = Rig.aimed("workvisit-update", order.id());
    String offset = task.text().replaceAll("(DateTime\":\"[^\"]+)Z\"", "$1+00:00\"");
    assertThat(offset).contains("+00:00");

    isTaken(
        send(new SealedTask(task.id(), "default", task.verb(), task.resource(), offset, null)),
        order);
  }

  @Test
  void whoIsToHearOfAVisitIsChangedByPatchToo() {
    RestOrder order = order("workvisit-create");
    SealedTask task = Rig.aimed("workvisit-update", order.id());
    String rest = "{\"notificationContacts\":[\"jane\",\"joe\"]}";
    isTaken(
        send(
            new SealedTask(
                task.id(), "default", task.verb(), task.resource(), task.text(), null, rest)),
        order);

    assertThat(order.changes().getFirst().path("contacts").toString())
        .isEqualTo("[{\"type\":\"NOTIFICATION\",\"registeredUsers\":[\"jane\",\"joe\"]}]");
  }

  @Test
  void aProposalForAVisitIsAnsweredAsForEveryKindOfOrder() {
    RestOrder order = order("workvisit-create");
    order.negotiations().add("4-1");
    String text =
        "{\"CreateTimeUTC\":\"2026-12-01T10:00:00.000Z\",\"Body\":{\"ServicerId\":\"%s\",\"Description\":\"APPROVE\"}}";
    SealedTask task = Rig.aimed("workvisit-update", order.id());

    isTaken(
        send(
            new SealedTask(
                task.id(),
                "default",
                task.verb(),
                task.resource(),
                text.formatted(order.id()),
                null)),
        order);
    assertThat(order.negotiations()).isEmpty();
    assertThat(rig.equinix.asked("/notes")).isEmpty();
  }

  @Test
  void aCancelHasAReasonOfFiveCharacters() {
    RestOrder order = order("workvisit-create");
    isTaken(send(Rig.aimed("workvisit-cancel", order.id())), order);
    assertThat(order.cancelled()).containsExactly("off..");
    assertThat(send(Rig.aimed("workvisit-cancel", order.id())))
        .asInstanceOf(type(Answered.class))
        .satisfies(answered -> assertThat(answered.answer().statusCode()).isEqualTo(409))
        .satisfies(answered ->
            assertThat(answered.answer().description())
                .isEqualTo("EQ-2014009: Cancel denied (/order)"));
  }

  @Test
  void aNegotiationIsAnsweredWhereExactlyOneWaits() {
    RestOrder order = order("smarthands-0001-other");
    assertThat(send(answers("APPROVE", order))).isInstanceOf(Refused.class);
    order.negotiations().add("4-1");
    order.negotiations().add("4-2");
    assertThat(send(answers("APPROVE", order))).isInstanceOf(Refused.class);
    order.negotiations().remove("4-2");
    isTaken(send(answers("APPROVE", order)), order);
    assertThat(order.negotiations()).isEmpty();
    order.negotiations().add("4-3");
    isTaken(send(answers("CANCEL", order)), order);
    assertThat(rig.equinix.asked("/negotiations").getLast().json().path("reason").asString())
        .isNotBlank();
  }

  @Test
  void aProposalThatCameAfterTheAnswerWasAskedForIsNotTheOneThatWasSeen() {
    RestOrder order = order("smarthands-0001-other");
    Instant before = Instant.now().minusSeconds(60);
    order.life().propose("4-1", before, before);
    SealedTask approve = answers("APPROVE", order);
    order.life().answered("4-1");
    Instant after = Instant.now().plusSeconds(1);
    order.life().propose("4-2", after, after);

    assertThat(send(approve))
        .asInstanceOf(type(Refused.class))
        .satisfies(
            refused -> assertThat(refused.problem().pointer()).isEqualTo("/rest/referenceId"));
    SealedTask named =
        new SealedTask(
            approve.id(),
            "default",
            approve.verb(),
            approve.resource(),
            approve.text(),
            null,
            "{\"referenceId\":\"4-2\"}");
    isTaken(send(named), order);
  }

  @Test
  void withoutANumberTheOrderCannotBeNamed() {
    assertThat(send(Rig.task("smarthands-cancel")))
        .asInstanceOf(type(Refused.class))
        .satisfies(refused -> assertThat(refused.problem().pointer()).isEqualTo("/order"));
    assertThat(send(Rig.aimed("smarthands-cancel", "../../x"))).isInstanceOf(Refused.class);
    assertThat(rig.equinix.asked("/colocations")).isEmpty();
  }

  @Test
  void aLostNoteAndALostCancelAreFoundAgain() {
    RestOrder order = order("smarthands-0001-other");
    SealedTask note = Rig.aimed("smarthands-update", order.id());
    rig.equinix.faults().next("/notes", Fault.SILENT_BEFORE);
    assertThat(send(note)).isInstanceOf(Unknown.class);
    assertThat(gateway.lookup(note)).isInstanceOf(Lookup.Absent.class);
    rig.equinix.faults().next("/notes", Fault.SILENT_AFTER);
    assertThat(send(note)).isInstanceOf(Unknown.class);
    assertThat(gateway.lookup(note)).isInstanceOf(Lookup.Found.class);
    SealedTask cancel = Rig.aimed("smarthands-cancel", order.id());
    rig.equinix.faults().next("/cancel", Fault.UNAVAILABLE_AFTER);
    assertThat(send(cancel)).isInstanceOf(Unknown.class);
    assertThat(gateway.lookup(cancel)).isInstanceOf(Lookup.Found.class);
  }
}
