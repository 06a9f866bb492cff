package io.emgadapter.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.emgadapter.gateway.Gateway.Lookup;
import io.emgadapter.gateway.Gateway.Outcome;
import io.emgadapter.gateway.Gateway.Outcome.Answered;
import io.emgadapter.gateway.Gateway.Outcome.NotSent;
import io.emgadapter.gateway.Gateway.Outcome.Refused;
import io.emgadapter.gateway.Gateway.Outcome.Unknown;
import io.emgadapter.gateway.SealedTask;
import io.emgadapter.order.Answer;
import io.emgadapter.simulator.rest.Fault;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreateTest {
  private final Rig rig = new Rig();
  private final RestGateway gateway = rig.gateway();

  @AfterEach
  void close() {
    rig.close();
  }

  private Outcome send(SealedTask task) {
    return gateway.send(List.of(task)).getFirst();
  }

  private static Answer answer(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Answered.class);
    return ((Answered) outcome).answer();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "smarthands-0000-photos",
        "smarthands-0001-other",
        "smarthands-0002-cage-clean-up",
        "smarthands-0003-shipment-unpack",
        "smarthands-0004-cage-escort",
        "smarthands-0005-equipment-install",
        "smarthands-0006-request-cables",
        "smarthands-0007-locate-packages",
        "smarthands-0008-run-patch-cables",
        "smarthands-0009-patch-cable-install",
        "smarthands-0010-move-patch-cable",
        "smarthands-0011-patch-cable-removal",
        "smarthands-0012-large-order",
        "workvisit-create"
      })
  void everyKindOfOrderIsPlacedAndNamed(String golden) {
    Answer answer = answer(send(Rig.task(golden)));
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.orders().getFirst().servicerId())
        .isEqualTo(rig.equinix.book().orders().getFirst().id());
  }

  @Test
  void equinixsRefusalEndsTheTaskWithItsWordsAndOurPointer() {
    rig.equinix.faults().next("/other", Fault.REFUSED);
    Answer answer = answer(send(Rig.task("smarthands-0001-other")));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.description()).isEqualTo("EQX-111-1: No such cage (/body/Location)");
    assertThat(answer.orders()).isEmpty();
  }

  @Test
  void aRejectedTokenIsReplacedAndTheOrderIsPlacedOnce() {
    rig.equinix.faults().next("/other", Fault.UNAUTHORIZED);
    assertThat(answer(send(Rig.task("smarthands-0001-other"))).statusCode()).isEqualTo(201);
    assertThat(rig.equinix.book().orders()).hasSize(1);
  }

  @Test
  void theAccountOfASharedCageMustBeNamed() {
    SealedTask task = Rig.task("smarthands-0001-other");
    String shared = task.text().replace("LD8:00:000000", "LD8:00:SHARED");
    SealedTask without =
        new SealedTask(task.id(), "default", task.verb(), task.resource(), shared, null);
    assertThat(send(without))
        .asInstanceOf(type(Refused.class))
        .satisfies(
            refused -> assertThat(refused.problem().pointer()).isEqualTo("/rest/accountNumbers"));
    String named = "{\"accountNumbers\":{\"LD8:00:SHARED\":\"126899\"}}";
    SealedTask with =
        new SealedTask(task.id(), "default", task.verb(), task.resource(), shared, null, named);
    assertThat(answer(send(with)).statusCode()).isEqualTo(201);
    assertThat(
            rig.equinix
                .book()
                .orders()
                .getFirst()
                .body()
                .at("/ibxLocation/cages/0/accountNumber")
                .asString())
        .isEqualTo("126899");
  }

  @Test
  void aCabinetInASharedCageIsOrderedForItsOwnAccount() {
    SealedTask task = Rig.task("smarthands-0001-other");
    String cabinet = task.text().replaceFirst("LD8:00:000000[:0-9]*", "LD8:00:SHARED:0002");
    SealedTask shared =
        new SealedTask(task.id(), "default", task.verb(), task.resource(), cabinet, null);

    assertThat(answer(send(shared)).statusCode()).isEqualTo(201);
    assertThat(
            rig.equinix
                .book()
                .orders()
                .getFirst()
                .body()
                .at("/ibxLocation/cages/0/accountNumber")
                .asString())
        .isEqualTo("126899");
  }

  @Test
  void datesOfAVisitGoOutWithTheLetterThatWorkVisitsWants() {
    SealedTask task = Rig.task("workvisit-create");
    String offset = task.text().replaceAll("(DateTime\":\"[^\"]+)Z\"", "$1+00:00\"");
    assertThat(offset).contains("+00:00");
    SealedTask visit =
        new SealedTask(
            task.id(), "default", task.verb(), task.resource(), offset, null, task.rest());

    assertThat(answer(send(visit)).statusCode()).isEqualTo(201);
  }

  @Test
  void whatRestNeedsAndTheRequestLacksIsRefusedBeforeAnyCall() {
    SealedTask task = Rig.task("smarthands-0004-cage-escort");
    SealedTask lacking =
        new SealedTask(
            task.id(),
            "default",
            task.verb(),
            task.resource(),
            task.text().replace("\"DurationVisit\":\"2 Hours\",", ""),
            null);
    assertThat(send(lacking))
        .asInstanceOf(type(Refused.class))
        .satisfies(refused ->
            assertThat(refused.problem().pointer())
                .isEqualTo("/body/ServiceDetails/DurationVisit"));
    assertThat(rig.equinix.asked("/")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"TOO_MANY", "TOO_MANY_WAIT", "QUOTA"})
  void whatWasTurnedAwayMayBeSentAgain(Fault fault) {
    rig.equinix.faults().next("/other", fault);
    assertThat(send(Rig.task("smarthands-0001-other"))).isInstanceOf(NotSent.class);
    assertThat(rig.equinix.book().orders()).isEmpty();
  }

  @Test
  void aFailureThatQuotesOurTextIsNoProofThatItWasTurnedAway() {
    rig.equinix.faults().next("/other", Fault.QUOTED_AFTER);
    SealedTask task = Rig.task("smarthands-0001-other");
    String text = task.text().replaceFirst("\"Description\":\"", "$0QuotaViolation since noon. ");
    SealedTask quoted =
        new SealedTask(task.id(), "default", task.verb(), task.resource(), text, null, task.rest());

    assertThat(send(quoted)).isInstanceOf(Unknown.class);
    assertThat(gateway.lookup(quoted)).isInstanceOf(Lookup.Found.class);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"SILENT_BEFORE", "SILENT_AFTER", "ERROR_BEFORE", "UNAVAILABLE_AFTER", "BROKEN_JSON"})
  void aLostAnswerIsUnknownAndTheOrderIsFoundIfThereIsOne(Fault fault) {
    rig.equinix.faults().next("/other", fault);
    SealedTask task = Rig.task("smarthands-0001-other");
    assertThat(send(task)).isInstanceOf(Unknown.class);
    boolean isThere = !rig.equinix.book().orders().isEmpty();
    assertThat(isThere).isEqualTo(fault != Fault.SILENT_BEFORE && fault != Fault.ERROR_BEFORE);
    assertThat(gateway.lookup(task))
        .isInstanceOf(isThere ? Lookup.Found.class : Lookup.Absent.class);
    assertThat(rig.equinix.asked("/other")).hasSize(1);
  }

  @Test
  void anOrderThatDoesNotShowYetStaysUndecidedUntilItDoes() {
    rig.equinix.faults().next("/workVisits", Fault.SILENT_AFTER);
    SealedTask task = Rig.task("workvisit-create");
    assertThat(send(task)).isInstanceOf(Unknown.class);
    rig.equinix.book().historyIsLate(true);
    assertThat(gateway.lookup(task)).isInstanceOf(Lookup.Absent.class);
    rig.equinix.book().historyIsLate(false);
    assertThat(gateway.lookup(task))
        .asInstanceOf(type(Lookup.Found.class))
        .satisfies(found ->
            assertThat(found.answer().orders().getFirst().servicerId())
                .isEqualTo(rig.equinix.book().orders().getFirst().id()));
  }

  @Test
  void inlineFilesAreUploadedAndNamedInTheOrder() {
    SealedTask task = Rig.task("smarthands-0001-other");
    String inline = task.text().replaceFirst("\"Url\":\"[^\"]+\"", "\"Data\":\"aGVsbG8=\"");
    Outcome sent =
        send(
            new SealedTask(
                task.id(), "default", task.verb(), task.resource(), inline, null, task.rest()));
    assertThat(answer(sent).statusCode()).isEqualTo(201);
    assertThat(rig.equinix.asked("/attachments/file").getFirst().text()).contains("hello");
    assertThat(rig.equinix.book().orders().getFirst().body().path("attachments"))
        .hasSize(2)
        .allSatisfy(file -> assertThat(file.path("id").asString()).hasSize(36));
  }
}
