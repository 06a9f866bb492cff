package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.sandbox.Sandbox;
import io.emgadapter.simulator.Received;
import io.emgadapter.simulator.rest.Fault;
import io.emgadapter.simulator.rest.RestSimulator;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An escort names its visit by a RequestorId, and goes with the visit's number by either route. */
class ReferencesTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String POINTER = "(/body/ServiceDetails/WorkVisitId)";

  private final RestSimulator equinix = new RestSimulator();
  private final Sandbox sandbox = Sandbox.open();
  private Upstream upstream;
  private JdbcClient sql;

  private void start(String route) {
    ConfigurableApplicationContext adapter =
        sandbox.startAdapter(RestRoute.settings(equinix, route));
    upstream = new Upstream(sandbox, adapter);
    sql = adapter.getBean(JdbcClient.class);
  }

  @AfterEach
  void stop() {
    equinix.faults().release();
    sandbox.close();
    equinix.close();
  }

  private JsonNode end(String id) {
    return upstream.await(id, "request.completed").path("data");
  }

  /** The visit that Equinix was told of, by whichever route the escort went. */
  private String visitOf(String route, String escort) {
    assertThat(end(escort).path("outcome").asString()).isEqualTo("ACKNOWLEDGED");
    return route.equals("rest")
        ? equinix
            .asked("/cageEscort")
            .getLast()
            .json()
            .at("/serviceDetails/workVisitOrderNumber")
            .asString()
        : sandbox.equinix().received().stream()
            .filter(each -> ("R-" + escort).equals(each.requestorId()))
            .findFirst()
            .map(ReferencesTest::visitId)
            .orElseThrow();
  }

  private static String visitId(Received received) {
    JsonNode task = JSON.readTree(JSON.readTree(received.bytes()).path("Task").asString());
    return task.at("/Body/ServiceDetails/WorkVisitId").asString();
  }

  private Map<String, Object> waiting(String id) {
    return await()
        .until(
            () ->
                sql.sql(
                        """
                        select state, attempts, reason from task
                          join request on request.id = task.request
                        where request_id = ? and reason is not null\
                        """)
                    .param(id)
                    .query()
                    .listOfRows(),
            rows -> !rows.isEmpty())
        .getFirst();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rest", "emg"})
  void ourOwnVisitIsFoundInTheLedgerAndWaitedForWhileItIsUnderWay(String route) {
    start(route);
    equinix.faults().next("/orders/workVisits", Fault.STUCK);
    upstream.send(WorkRequests.visit("v", "VISIT-1", "LD8:00:000000"));
    upstream.send(WorkRequests.escort("e", "VISIT-1", "LD8:00:000000"));
    equinix.faults().release();

    assertThat(visitOf(route, "e")).isEqualTo(end("v").at("/tasks/0/servicerIds/0").asString());
  }

  @Test
  void whatWaitsForAVisitUsesNoAttemptsAndHoldsUpNobody() {
    start("emg");
    upstream.send(WorkRequests.visit("v", "VISIT-1", "LD8:00:000000"));
    end("v");
    sql.sql("update task set state = 'UNKNOWN', ended_at = null, due_at = 'infinity'").update();
    sql.sql("delete from equinix_order").update();

    upstream.send(WorkRequests.escort("e", "VISIT-1", "LD8:00:000000"));
    upstream.send(WorkRequests.smartHands("other"));

    assertThat(end("other").path("outcome").asString()).isEqualTo("ACKNOWLEDGED");
    assertThat(waiting("e"))
        .containsEntry("state", "READY")
        .containsEntry("attempts", 0)
        .containsEntry("reason", "the order that it names is under way");
  }

  @Test
  void ofADividedVisitTheOrderForThePlaceOfTheWorkIsMeant() {
    start("emg");
    upstream.send(WorkRequests.visit("v", "VISIT-1", "LD5:01:001MC2", "LD5:01:001CA3"));
    JsonNode visit = end("v");

    upstream.send(WorkRequests.escort("e", "VISIT-1", "LD5:01:001CA3"));
    upstream.send(WorkRequests.escort("elsewhere", "VISIT-1", "LD8:00:000000"));

    assertThat(visitOf("emg", "e")).isEqualTo(visit.at("/tasks/1/servicerIds/0").asString());
    assertThat(end("elsewhere").path("outcome").asString()).isEqualTo("REFUSED");
    assertThat(end("elsewhere").at("/tasks/0/description").asString())
        .contains("several orders")
        .endsWith(POINTER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rest", "emg"})
  void aVisitThatOthersOrderedIsFoundInTheOrderHistory(String route) {
    start(route);
    String number = equinix.book().add("WORK_VISIT", "LD8", "VISIT-2", JSON.missingNode()).id();

    upstream.send(WorkRequests.escort("e", "VISIT-2", "LD8:00:000000"));

    assertThat(visitOf(route, "e")).isEqualTo(number);
  }

  @Test
  void aSlowHistoryHoldsUpNoneOfTheOthers() {
    start("emg");
    equinix.faults().next("/v1/retrieve-orders", Fault.STUCK);
    upstream.send(WorkRequests.escort("slow", "VISIT-3", "LD8:00:000000"));
    upstream.send(WorkRequests.smartHands("quick"));

    assertThat(end("quick").path("outcome").asString()).isEqualTo("ACKNOWLEDGED");
    assertThat(upstream.events("slow")).isEmpty();
  }

  @Test
  void aReferenceOfNoOrderIsWaitedForAndThenRefusedWithItsPlace() {
    start("emg");
    upstream.send(WorkRequests.escort("e", "VISIT-4", "LD8:00:000000"));
    assertThat(waiting("e")).containsEntry("state", "READY").containsEntry("attempts", 0);

    sql.sql("update task set accepted_at = accepted_at - interval '11 minutes'").update();

    JsonNode end = end("e");
    assertThat(end.path("outcome").asString()).isEqualTo("REFUSED");
    assertThat(end.at("/tasks/0/reason").asString()).isEqualTo("not-in-list");
    assertThat(end.at("/tasks/0/description").asString()).contains("no order").endsWith(POINTER);
  }

  @Test
  void withoutCredentialsAReferenceThatTheLedgerDoesNotKnowGoesAsItIs() {
    upstream = new Upstream(sandbox, sandbox.startAdapter(Map.of("server.port", "0")));

    upstream.send(WorkRequests.escort("e", "VISIT-5", "LD8:00:000000"));

    assertThat(visitOf("emg", "e")).isEqualTo("VISIT-5");
  }
}
