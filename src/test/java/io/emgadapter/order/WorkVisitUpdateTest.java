package io.emgadapter.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Equinix, Work Visit Order, Update Work Visit. */
class WorkVisitUpdateTest {

  private static Iterable<String> wrong(String members) {
    return Bodies.wrong(Resource.WORK_VISIT, Verb.UPDATE, Bodies.with(Bodies.UPDATE, members));
  }

  private static Iterable<String> details(String details) {
    return wrong("{'ServiceDetails':" + details + "}");
  }

  @Test
  void descriptionIsMandatoryAndHasAtMost3800Characters() {
    assertThat(wrong("{'Description':null}")).containsExactly("missing /Description");
    assertThat(wrong("{'Description':'" + "x".repeat(3800) + "'}")).isEmpty();
    assertThat(wrong("{'Description':'" + "x".repeat(3801) + "'}"))
        .containsExactly("too-long /Description");
  }

  @Test
  void itHasNoState() {
    assertThat(wrong("{'State':'Cancelled'}")).containsExactly("not-allowed /State");
    assertThat(wrong("{'State':'ReSubmit'}")).containsExactly("not-allowed /State");
  }

  @Test
  void everyDetailOfTheVisitIsOptional() {
    assertThat(details("{}")).isEmpty();
    assertThat(details("{'OpenCabinet':true}")).isEmpty();
    assertThat(details("{'EndDateTime':'2026-03-05T00:00:00Z'}")).isEmpty();
  }

  @Test
  void visitorsThatAreGivenFollowTheRules() {
    assertThat(details("{'Visitors':[]}")).containsExactly("too-few /ServiceDetails/Visitors");
    assertThat(details("{'Visitors':[{'FirstName':'Jo'}]}"))
        .containsExactly(
            "missing /ServiceDetails/Visitors/0/LastName",
            "missing /ServiceDetails/Visitors/0/CompanyName");
  }

  @Test
  void aVisitUnderWayCanBeProlonged() {
    assertThat(
            details(
                "{'StartDateTime':'2026-02-28T00:00:00Z','EndDateTime':'2026-03-05T00:00:00Z'}"))
        .isEmpty();
  }

  @Test
  void theEndIsAheadAndAtMostTwoWeeksAfterTheStart() {
    assertThat(details("{'EndDateTime':'2026-03-01T12:00:00Z'}"))
        .containsExactly("too-late /ServiceDetails/EndDateTime");
    assertThat(
            details(
                "{'StartDateTime':'2026-03-02T00:00:00Z','EndDateTime':'2026-03-16T00:00:01Z'}"))
        .containsExactly("over-two-weeks /ServiceDetails/EndDateTime");
  }

  @Test
  void itCanBeAimedAtAnOrder() {
    WorkVisitUpdate update =
        (WorkVisitUpdate)
            Bodies.read(
                Resource.WORK_VISIT,
                Verb.UPDATE,
                Bodies.with(
                    Bodies.UPDATE,
                    "{'RequestorId':'INC1','ServiceDetails':{'OpenCabinet':true},'Attachments':[]}"));
    WorkVisitUpdate aimed = update.withServicerId("1-2");
    assertThat(aimed.servicerId()).isEqualTo("1-2");
    assertThat(aimed.withServicerId("1-199912345789")).isEqualTo(update);
    assertThat(aimed).hasToString("WorkVisit Update");
  }
}
