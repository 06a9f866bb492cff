package io.emgadapter.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.gateway.Gateway.Lookup.Absent;
import io.emgadapter.gateway.Gateway.Lookup.Found;
import io.emgadapter.gateway.Gateway.Lookup.NotAsked;
import io.emgadapter.gateway.Gateway.Lookup.Undecided;
import io.emgadapter.gateway.Gateway.Outcome.Answered;
import io.emgadapter.gateway.Gateway.Outcome.Unknown;
import io.emgadapter.gateway.SealedTask;
import io.emgadapter.simulator.rest.Fault;
import io.emgadapter.simulator.rest.RestOrder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class LookupTest {
  private final Rig rig = new Rig();
  private final RestGateway gateway = rig.gateway();

  @AfterEach
  void close() {
    rig.close();
  }

  private RestOrder order() {
    assertThat(gateway.send(List.of(Rig.task("smarthands-0001-other"))).getFirst())
        .isInstanceOf(Answered.class);
    return rig.equinix.book().orders().getLast();
  }

  private SealedTask lost(SealedTask task, String part, Fault fault) {
    rig.equinix.faults().next(part, fault);
    assertThat(gateway.send(List.of(task)).getFirst()).isInstanceOf(Unknown.class);
    return task;
  }

  private void longAgo() {
    rig.equinix.book().clock(Clock.offset(Clock.systemUTC(), Duration.ofHours(-1)));
  }

  private void now() {
    rig.equinix.book().clock(Clock.systemUTC());
  }

  @ParameterizedTest
  @EnumSource(names = {"ERROR_BEFORE", "TOO_MANY", "QUOTA", "BROKEN_JSON"})
  void whereEquinixCannotBeAskedNothingIsSaid(Fault fault) {
    SealedTask task = lost(Rig.task("smarthands-0001-other"), "/other", Fault.SILENT_AFTER);
    rig.equinix.faults().next("/retrieve-orders", fault);

    assertThat(gateway.lookup(task)).isInstanceOf(NotAsked.class);
  }

  @Test
  void anOrderWhoseReferenceOnlyContainsOursIsNotOurs() {
    SealedTask task = lost(Rig.task("smarthands-0001-other"), "/other", Fault.SILENT_AFTER);
    RestOrder ours = rig.equinix.book().orders().getLast();
    rig.equinix.book().add("SMART_HANDS", ours.ibx(), ours.reference() + "0", ours.body());
    rig.equinix.book().add("SMART_HANDS", ours.ibx(), "0" + ours.reference(), ours.body());

    assertThat(gateway.lookup(task))
        .isInstanceOfSatisfying(
            Found.class,
            found ->
                assertThat(found.answer().orders().getFirst().servicerId()).isEqualTo(ours.id()));
  }

  @Test
  void anOrderIsFoundThoughEquinixsClockIsHoursBehind() {
    longAgo();
    SealedTask task = lost(Rig.task("smarthands-0001-other"), "/other", Fault.SILENT_AFTER);

    assertThat(gateway.lookup(task)).isInstanceOf(Found.class);
  }

  @Test
  void anOrderOfAnotherKindOrPlaceIsNotOursThoughItHasOurReference() {
    SealedTask task = lost(Rig.task("smarthands-0001-other"), "/other", Fault.SILENT_BEFORE);
    JsonNode asked = rig.equinix.asked("/other").getLast().json();
    String reference = asked.path("customerReferenceNumber").asString();
    rig.equinix.book().add("WORK_VISIT", "LD8", reference, asked);
    rig.equinix.book().add("SMART_HANDS", "LD9", reference, asked);
    assertThat(gateway.lookup(task)).isInstanceOf(Absent.class);

    rig.equinix.book().add("SMART_HANDS", "LD8", reference, asked);
    assertThat(gateway.lookup(task)).isInstanceOf(Found.class);
  }

  @Test
  void twoOrdersWithOurReferenceDecideNothing() {
    SealedTask task = lost(Rig.task("smarthands-0001-other"), "/other", Fault.SILENT_AFTER);
    RestOrder ours = rig.equinix.book().orders().getLast();
    rig.equinix.book().add("SMART_HANDS", ours.ibx(), ours.reference(), ours.body());

    assertThat(gateway.lookup(task)).isInstanceOf(Undecided.class);
  }

  @Test
  void aNoteOfTheSameWordsFromAMomentAgoIsNotOurs() {
    RestOrder order = order();
    assertThat(gateway.send(List.of(Rig.aimed("smarthands-update", order.id()))).getFirst())
        .isInstanceOf(Answered.class);
    SealedTask note =
        lost(Rig.aimed("smarthands-update", order.id()), "/notes", Fault.SILENT_BEFORE);

    assertThat(gateway.lookup(note)).isInstanceOf(Absent.class);
  }

  @Test
  void ofTwoLostNotesOfTheSameWordsOnlyTheOneThatArrivedIsFound() {
    RestOrder order = order();
    SealedTask one = lost(Rig.aimed("smarthands-update", order.id()), "/notes", Fault.SILENT_AFTER);
    SealedTask two =
        lost(Rig.aimed("smarthands-update", order.id()), "/notes", Fault.SILENT_BEFORE);

    assertThat(gateway.lookup(one)).isInstanceOf(Found.class);
    assertThat(gateway.lookup(two)).isInstanceOf(Absent.class);
  }

  @Test
  void aNoteIsFoundThoughEquinixsClockIsHoursBehindOrItDoesNotTellTheTime() {
    RestOrder order = order();
    longAgo();
    SealedTask note =
        lost(Rig.aimed("smarthands-update", order.id()), "/notes", Fault.SILENT_AFTER);
    assertThat(gateway.lookup(note)).isInstanceOf(Found.class);

    order.notes().getFirst().asObject().remove("createdDateTime");
    assertThat(gateway.lookup(note)).isInstanceOf(Found.class);
  }

  @Test
  void aTechniciansNoteThatQuotesOursIsNotOurs() {
    RestOrder order = order();
    SealedTask note =
        lost(Rig.aimed("smarthands-update", order.id()), "/notes", Fault.SILENT_AFTER);
    order.notes().getFirst().asObject().put("type", "TECHNICIAN_NOTES");

    assertThat(gateway.lookup(note)).isInstanceOf(Absent.class);
  }

  @Test
  void aCancelBySomebodyElseBeforeOursIsNotOurs() {
    RestOrder order = order();
    longAgo();
    gateway.send(List.of(Rig.aimed("smarthands-cancel", order.id())));
    now();
    SealedTask cancel =
        lost(Rig.aimed("smarthands-cancel", order.id()), "/cancel", Fault.SILENT_BEFORE);

    assertThat(gateway.lookup(cancel)).isInstanceOf(Undecided.class);
  }

  @Test
  void whetherALostAnswerToAProposalWasTakenCannotBeKnown() {
    RestOrder order = order();
    order.negotiations().add("4-1");
    SealedTask answer = approve(order);
    assertThat(gateway.lookup(answer)).isInstanceOf(Absent.class);

    order.negotiations().clear();
    assertThat(gateway.lookup(answer)).isInstanceOf(Undecided.class);
  }

  private static SealedTask approve(RestOrder order) {
    SealedTask task = Rig.aimed("smarthands-update", order.id());
    String text =
        task.text()
            .replace("\"State\":\"ReSubmit\",", "")
            .replace("Update SmartHands Order", "APPROVE");
    return new SealedTask(task.id(), "default", task.verb(), task.resource(), text, null);
  }

  @Test
  void aVisitThatWasPatchedWithoutItsNoteIsNotDone() {
    assertThat(gateway.send(List.of(Rig.task("workvisit-create"))).getFirst())
        .isInstanceOf(Answered.class);
    RestOrder visit = rig.equinix.book().orders().getLast();
    rig.equinix.faults().next("/workVisits/", Fault.SILENT_AFTER); // and so its repetition
    SealedTask update =
        lost(Rig.aimed("workvisit-update", visit.id()), "/workVisits/", Fault.SILENT_AFTER);

    assertThat(gateway.lookup(update)).isInstanceOf(Absent.class);

    lost(update, "/notes", Fault.SILENT_AFTER);
    assertThat(gateway.lookup(update)).isInstanceOf(Found.class);
  }

  @Test
  void anOrderThatEquinixDoesNotShowIsNotAskedForEver() {
    SealedTask cancel = Rig.aimed("smarthands-cancel", "1-99999");

    assertThat(gateway.lookup(cancel)).isInstanceOf(Undecided.class);
  }
}
