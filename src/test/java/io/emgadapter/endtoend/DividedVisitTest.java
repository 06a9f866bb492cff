package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.sandbox.Sandbox;
import io.emgadapter.simulator.rest.Fault;
import io.emgadapter.simulator.rest.RestOrder;
import io.emgadapter.simulator.rest.RestSimulator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** A visit of cages of two accounts by REST, on two instances. */
class DividedVisitTest {
  private static final String[] CAGES = {"LD5:01:001MC2", "LD5:01:001CA3", "LD5:01:001MC3"};

  private static RestSimulator equinix;
  private static Sandbox sandbox;
  private static Upstream upstream;
  private static Http http;

  @BeforeAll
  static void start() {
    equinix = new RestSimulator();
    sandbox = Sandbox.open();
    ConfigurableApplicationContext adapter =
        sandbox.startAdapter(RestRoute.settings(equinix, "rest"));
    sandbox.startAdapter(RestRoute.settings(equinix, "rest"));
    upstream = new Upstream(sandbox, adapter);
    http = new Http(Sandbox.httpPort(adapter));
  }

  @AfterAll
  static void stop() {
    sandbox.close();
    equinix.close();
  }

  private static List<RestOrder> orders(JsonNode end) {
    return end.path("tasks")
        .valueStream()
        .flatMap(task -> task.path("servicerIds").valueStream())
        .map(id -> equinix.book().find(id.asString()).orElseThrow())
        .toList();
  }

  private static JsonNode end(String id) {
    return upstream.await(id, "request.completed").path("data");
  }

  @Test
  void becomesAnOrderForEachAccountAndEveryEndIsPublished() {
    upstream.send(WorkRequests.workVisit("d-two", CAGES));

    JsonNode end = end("d-two");

    assertThat(end.path("outcome").asString()).isEqualTo("ACKNOWLEDGED");
    assertThat(end.at("/tasks/0/locations").toString())
        .isEqualTo("[\"LD5:01:001MC2\",\"LD5:01:001MC3\"]");
    assertThat(end.at("/tasks/1/locations").toString()).isEqualTo("[\"LD5:01:001CA3\"]");
    List<RestOrder> orders = orders(end);
    assertThat(orders)
        .extracting(order -> order.body().at("/details/cages").toString())
        .containsExactly(
            "[{\"id\":\"LD5:01:001MC2\",\"accountNumber\":\"126854\"},"
                + "{\"id\":\"LD5:01:001MC3\",\"accountNumber\":\"126854\"}]",
            "[{\"id\":\"LD5:01:001CA3\",\"accountNumber\":\"126855\"}]");
    assertThat(orders).extracting(RestOrder::reference).doesNotHaveDuplicates();
    assertThat(http.get("/orders/" + orders.getLast().id()).body().path("locations"))
        .hasToString("[\"LD5:01:001CA3\"]");
  }

  @Test
  void anUpdateAndACancelGoToAllItsOrders() {
    upstream.send(WorkRequests.workVisit("d-all", CAGES));
    upstream.send(WorkRequests.update("d-all-u", "WorkVisit", "d-all"));
    List<RestOrder> orders = orders(end("d-all"));
    assertThat(end("d-all-u").path("tasks")).hasSize(2);

    upstream.send(WorkRequests.cancel("d-all-x", "WorkVisit", "d-all"));

    assertThat(end("d-all-x").path("outcome").asString()).isEqualTo("ACKNOWLEDGED");
    assertThat(orders).hasSize(2).allMatch(order -> !order.cancelled().isEmpty());
    assertThat(orders).allMatch(order -> order.notes().size() == 1);
  }

  @Test
  void whereOnePartIsRefusedPartialSuccessIsSaidAndWhatFollowsGoesToTheOther() {
    equinix.faults().next("/orders/workVisits", Fault.REFUSED);
    upstream.send(WorkRequests.workVisit("d-part", CAGES));
    upstream.send(WorkRequests.update("d-part-u", "WorkVisit", "d-part"));

    JsonNode end = end("d-part");
    assertThat(end.path("outcome").asString()).isEqualTo("PARTIAL");
    assertThat(end.path("tasks"))
        .extracting(task -> task.path("state").asString())
        .containsExactlyInAnyOrder("REFUSED", "ACKNOWLEDGED");
    assertThat(end("d-part-u").path("tasks")).hasSize(1);

    upstream.send(WorkRequests.cancel("d-part-x", "WorkVisit", "d-part"));

    assertThat(end("d-part-x").path("outcome").asString()).isEqualTo("ACKNOWLEDGED");
    assertThat(orders(end))
        .singleElement()
        .matches(order -> order.notes().size() == 1 && !order.cancelled().isEmpty());
  }

  @Test
  void aHundredVisitsOnTwoInstancesAreDividedOnce() {
    IntStream.range(0, 100)
        .forEach(i -> upstream.send(WorkRequests.workVisit("d-many-" + i, CAGES)));

    Set<String> orders = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      JsonNode end = end("d-many-" + i);
      assertThat(end.path("tasks")).hasSize(2);
      orders(end).forEach(order -> orders.add(order.id()));
    }
    assertThat(orders).hasSize(200);
    assertThat(UUID.fromString(end("d-many-0").at("/tasks/1/id").asString()).version())
        .isEqualTo(7);
  }

  @Test
  void aSharedCageIsRefusedWithThePlaceWhereItsAccountBelongs() {
    equinix.cages().put("LD9:01:SHARED", "126854", "126899");
    upstream.send(WorkRequests.workVisit("d-shared", "LD9:01:SHARED"));

    JsonNode end = end("d-shared");

    assertThat(end.path("outcome").asString()).isEqualTo("REFUSED");
    assertThat(end.at("/tasks/0/description").asString()).endsWith("(/rest/accountNumbers)");
  }
}
