package io.emgadapter.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.emgadapter.gateway.Gateway.Outcome;
import io.emgadapter.gateway.Gateway.Outcome.Answered;
import io.emgadapter.gateway.Gateway.Outcome.HalfSent;
import io.emgadapter.gateway.Gateway.Outcome.NotSent;
import io.emgadapter.gateway.Gateway.Outcome.Unknown;
import io.emgadapter.simulator.rest.Fault;
import io.emgadapter.simulator.rest.RestOrder;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A visit is changed by a PATCH and a note; what reached Equinix is never called unsent. */
class VisitChangeTest {
  private static final String PATCH = "/workVisits/";
  private static final String NOTE = "/notes";

  private final Rig rig = new Rig();
  private final RestGateway gateway = rig.gateway();
  private RestOrder visit;

  @BeforeEach
  void order() {
    gateway.send(List.of(Rig.task("workvisit-create")));
    visit = rig.equinix.book().orders().getLast();
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private Outcome update() {
    return gateway.send(List.of(Rig.aimed("workvisit-update", visit.id()))).getFirst();
  }

  private void next(String part, Fault... faults) {
    for (Fault fault : faults) {
      rig.equinix.faults().next(part, fault);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SILENT_BEFORE", "SILENT_AFTER", "UNAVAILABLE_AFTER", "ERROR_BEFORE"})
  void aLostPatchIsSentOnceMoreAndThenTheNote(Fault fault) {
    next(PATCH, fault);

    assertThat(update()).isInstanceOf(Answered.class);
    assertThat(rig.equinix.asked(PATCH)).hasSize(2);
    assertThat(visit.notes()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"SILENT_AFTER", "REFUSED", "TOO_MANY_WAIT", "TIMEOUT"})
  void whatIsSaidOfTheSecondTimeIsNotSaidOfTheFirst(Fault second) {
    next(PATCH, Fault.SILENT_AFTER, second);

    assertThat(update()).isInstanceOf(Unknown.class);
    assertThat(rig.equinix.asked(PATCH)).hasSize(2);
    assertThat(visit.notes()).isEmpty();
  }

  @Test
  void aPatchThatDidNotLeaveIsNotSent() {
    next(PATCH, Fault.TOO_MANY_WAIT);

    assertThat(update()).isInstanceOf(NotSent.class);
    assertThat(visit.changes()).isEmpty();
  }

  @Test
  void aNoteThatDidNotLeaveIsTriedAgainInTheSameTurn() {
    next(NOTE, Fault.TOO_MANY);

    assertThat(update()).isInstanceOf(Answered.class);
    assertThat(visit.changes()).hasSize(1);
    assertThat(visit.notes()).hasSize(1);
  }

  @Test
  void whereTheNoteDidNotLeaveBothGoAgainAfterThePause() {
    next(NOTE, Fault.TOO_MANY_WAIT);

    assertThat(update())
        .isInstanceOfSatisfying(
            HalfSent.class, half -> assertThat(half.reason()).contains("was not sent"))
        .isInstanceOfSatisfying(HalfSent.class, half -> assertThat(half.retryAfter()).isPositive());
    assertThat(visit.changes()).hasSize(1);
    assertThat(visit.notes()).isEmpty();
  }

  @Test
  void aRefusedNoteSaysThatAPartWasTaken() {
    next(NOTE, Fault.REFUSED);

    assertThat(update())
        .asInstanceOf(type(Answered.class))
        .satisfies(answered -> assertThat(answered.answer().statusCode()).isEqualTo(400))
        .satisfies(answered ->
            assertThat(answered.answer().description())
                .startsWith("A part of the change was taken; the rest was refused: EQX-111-1"));
  }
}
