package io.emgadapter.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.order.Body.BodyReader;
import io.emgadapter.order.Problems.ProblemCode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A sender hears everything at once, in words that do not repeat what was sent. */
class AllAtOnceTest {

  @Test
  void everyProblemOfABodyIsReported() {
    assertThat(
            Bodies.wrong(
                Resource.SMART_HANDS,
                Verb.CREATE,
                Bodies.json(
                    """
                    {'RequestorIdUnique':true,'Operation':'0008','Location':7,
                     'CallContactBeforeStart':'yes','CustomerContact':'x','Descripton':'x',
                     'ServiceDetails':{'Quantity':'1','MediaType':'Cat-9','DeviceDetails':[{'Slot':1}]},
                     'SchedulingDetails':{'RequestedStartDate':'2020-01-01T00:00:00Z'},
                     'Attachments':[{'Name':'a.exe'}]}\
                    """)))
        .containsExactlyInAnyOrder(
            "missing /RequestorId",
            "wrong-type /Location",
            "wrong-type /CallContactBeforeStart",
            "missing /CallContactBeforeComplete",
            "missing /SchedulingDetails/RequestedCompletionDate",
            "missing /ServiceDetails/JumperType",
            "not-in-list /ServiceDetails/MediaType",
            "missing /ServiceDetails/Connector",
            "missing /ServiceDetails/ProvideTxRxLightLevels",
            "missing /ServiceDetails/DeviceDetails/0/Name",
            "wrong-type /ServiceDetails/DeviceDetails/0/Slot",
            "missing /ServiceDetails/DeviceDetails/0/Port",
            "missing /Description",
            "missing /Attachments/0",
            "file-type /Attachments/0/Name",
            "unknown-field /Descripton",
            "too-late /SchedulingDetails/RequestedStartDate");
  }

  @Test
  void anEmptyWorkVisitLearnsEverythingThatIsMandatory() {
    assertThat(Bodies.wrong(Resource.WORK_VISIT, Verb.CREATE, Bodies.json("{}")))
        .containsExactly(
            "missing /Location", "missing /CustomerContact", "missing /ServiceDetails");
  }

  @Test
  void anEmptySmartHandsOrderLearnsEverythingThatIsMandatory() {
    assertThat(Bodies.wrong(Resource.SMART_HANDS, Verb.CREATE, Bodies.json("{}")))
        .containsExactly(
            "missing /Operation",
            "missing /Location",
            "missing /CallContactBeforeStart",
            "missing /CallContactBeforeComplete",
            "missing /CustomerContact",
            "missing /Description");
  }

  @Test
  void aBodyThatIsNoObjectIsOneProblem() {
    for (String body : List.of("null", "[]", "'text'", "1")) {
      assertThat(Bodies.wrong(Resource.WORK_VISIT, Verb.UPDATE, Bodies.json(body)))
          .containsExactly("wrong-type ");
    }
  }

  @Test
  void problemsFoundBeforeDoNotCount() {
    Problems problems = new Problems();
    problems.add("/id", ProblemCode.MISSING, "Send an id.");
    Body read =
        BodyReader.read(
            Resource.SMART_HANDS,
            Verb.UPDATE,
            Bodies.json(Bodies.UPDATE),
            "/body",
            Bodies.NOW,
            problems);
    assertThat(read).isNotNull();
    assertThat(problems.list()).hasSize(1);
  }

  @Test
  void noSentenceRepeatsTheValue() {
    String secret = "hush-hush";
    for (String field : List.of("Operation", "SchedulingDetails", "Attachments", "Priority")) {
      var body = Bodies.with(Bodies.SMART_HANDS, "{'" + field + "':'" + secret + "'}");
      assertThat(Bodies.problems(Resource.SMART_HANDS, Verb.CREATE, body))
          .isNotEmpty()
          .noneMatch(problem -> problem.toString().contains(secret));
    }
  }
}
