package io.emgadapter.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.order.AnyRequest;
import io.emgadapter.order.Problems.Problem;
import io.emgadapter.order.Route;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A handle is good for the sender that posted the file, for orders like the one it was for. */
class HandlesTest {
  private static final String NOTE =
      "{'id':'1','verb':'Update','resource':'%s','body':{'ServicerId':'1-2','Description':'See it',"
          + "'Attachments':[{'Name':'%s',%s}]}}";

  private final Reading emg = Reading.by(Route.EMG, AnyRequest.NOW);
  private final Reading rest = Reading.by(Route.REST, AnyRequest.NOW);

  private static WorkRequest read(Reading reading, String sender, String... parts) {
    String json = NOTE.formatted((Object[]) parts).replace('\'', '"');
    return reading.read(sender, json.getBytes(StandardCharsets.UTF_8));
  }

  private static String body(WorkRequest request) {
    assertThat(request).isInstanceOf(WorkRequest.Valid.class);
    return new String(((WorkRequest.Valid) request).request().body(), StandardCharsets.UTF_8);
  }

  private static List<Problem> problems(WorkRequest request) {
    assertThat(request).isInstanceOf(WorkRequest.Invalid.class);
    return ((WorkRequest.Invalid) request).problems();
  }

  @Test
  void forTheMessagingGatewayAUrlTakesItsPlace() {
    assertThat(body(read(emg, "itsm", "SmartHands", "plan.pdf", "'Handle':'h-emg'")))
        .contains("{\"Name\":\"plan.pdf\",\"Url\":\"https://blobs.example/in/plan-1.pdf\"}")
        .doesNotContain("Handle");
  }

  @Test
  void byRestItStays() {
    assertThat(body(read(rest, "itsm", "SmartHands", "plan.pdf", "'Handle':'h-rest'")))
        .contains("{\"Name\":\"plan.pdf\",\"Handle\":\"h-rest\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "other, SmartHands, plan.pdf, h-emg, no-such-handle, /Handle",
    "itsm, SmartHands, plan.pdf, h-none, no-such-handle, /Handle",
    "itsm, WorkVisit, plan.pdf, h-emg, not-allowed, /Handle",
    "itsm, SmartHands, plan.pdf, h-rest, not-allowed, /Handle",
    "itsm, SmartHands, other.pdf, h-emg, not-allowed, /Name",
  })
  void forOthersItIsAsIfThereWereNone(
      String sender, String resource, String name, String handle, String code, String member) {
    assertThat(problems(read(emg, sender, resource, name, "'Handle':'" + handle + "'")))
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.code()).isEqualTo(code);
          assertThat(problem.pointer()).isEqualTo("/body/Attachments/0" + member);
          assertThat(problem.message()).doesNotContain(handle, name);
        });
  }

  @Test
  void whatNoHandleCanBeNeverGoesOut() {
    String overlong = "'Handle':'" + "x".repeat(101) + "'";
    assertThat(problems(read(rest, "itsm", "SmartHands", "plan.pdf", overlong)))
        .extracting(Problem::code)
        .contains("no-such-handle");
    assertThat(problems(read(rest, "itsm", "SmartHands", "plan.pdf", "'Handle':'a\\u0000'")))
        .extracting(Problem::code)
        .contains("no-such-handle");
  }

  @Test
  void aFileHasOneContentOnly() {
    assertThat(
            problems(
                read(
                    emg,
                    "itsm",
                    "SmartHands",
                    "plan.pdf",
                    "'Handle':'h-emg','Url':'https://files.example/a.pdf'")))
        .extracting(Problem::code)
        .containsExactly("conflict");
  }
}
