package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.endtoend.Http.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedAdapter.Lending.class)
class LookTest {
  private final SharedAdapter adapter;

  LookTest(SharedAdapter adapter) {
    this.adapter = adapter;
  }

  @Test
  void aRequestItsTaskAndItsOrderAreFound() {
    adapter.http.post(WorkRequests.smartHands("l1"));
    adapter.upstream.await("l1", "request.completed");

    JsonNode request = adapter.http.get("/work-requests/l1").body();
    assertThat(request.path("openTasks").asInt()).isZero();
    assertThat(request.path("sender").asString()).isEqualTo("default");
    JsonNode task = adapter.http.get("/tasks/{id}", request.at("/tasks/0/id").asString()).body();
    assertThat(task.path("state").asString()).isEqualTo("ACKNOWLEDGED");
    assertThat(task.path("statusCode").asInt()).isEqualTo(201);
    String servicerId = task.path("servicerIds").path(0).asString();
    JsonNode order = adapter.http.get("/orders/{servicerId}", servicerId).body();
    assertThat(order.path("requestorId").asString()).isEqualTo("R-l1");
    assertThat(order.at("/tasks/0/requestId").asString()).isEqualTo("l1");
  }

  @Test
  void noViewHoldsTheBody() {
    adapter.http.post(WorkRequests.workVisit("l2", "LD8:00:001AA1"));
    adapter.upstream.await("l2", "request.completed");

    JsonNode request = adapter.http.get("/work-requests/l2").body();
    String order = request.at("/tasks/0/servicerIds/0").asString();
    assertThat(request.toString() + adapter.http.get("/orders/" + order).body())
        .contains(order)
        .doesNotContain("Doe", "demo@equinix.com");
  }

  @ParameterizedTest
  @CsvSource({
    "/work-requests/nobody-asked, 404",
    "/tasks/0190a5f0-0000-7000-8000-000000000000, 404",
    "/tasks/no-uuid, 404",
    "/orders/1-0, 404",
    "/nowhere, 404"
  })
  void whatIsNotThereIsAProblemDocument(String path, int status) {
    Reply reply = adapter.http.get(path);

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.isProblem()).isTrue();
    assertThat(reply.body().path("status").asInt()).isEqualTo(status);
  }

  @Test
  void theAdapterSaysThatItIsReady() {
    Reply reply = adapter.http.get("/actuator/health/readiness");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().path("status").asString()).isEqualTo("UP");
  }
}
