package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.endtoend.Browser.Page;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A Task whose answer did not come is resolved in the console. */
@ExtendWith(ConsoleAdapter.Lending.class)
class ConsoleTasksTest {
  private final ConsoleAdapter adapter;

  ConsoleTasksTest(ConsoleAdapter adapter) {
    this.adapter = adapter;
  }

  /** The id of the Task of a request, which is put into this state. */
  private String task(String request, String state, boolean ended) {
    adapter.upstream.send(WorkRequests.smartHands(request));
    adapter.upstream.await(request, "request.completed");
    String task =
        adapter
            .anna
            .get("/work-requests/" + request + "?sender=default")
            .body()
            .at("/tasks/0/id")
            .asString();
    String to =
        ended
            ? "update task set state = :state where id = :id::uuid"
            : "update task set state = :state, ended_at = null, due_at = 'infinity'"
                + " where id = :id::uuid";
    adapter
        .context
        .getBean(JdbcClient.class)
        .sql(to)
        .param("state", state)
        .param("id", task)
        .update();
    return task;
  }

  private Page resolve(String task, Map<String, String> says) {
    Browser olga = adapter.as("olga");
    String path = "/console/tasks/" + task + "/resolve";
    Page form = olga.get(path);
    assertThat(form.html()).doesNotContain("aria-describedby=\"why\"");
    return olga.act(form, path, says);
  }

  @Test
  void anAbandonedOneTakesTheNameOfItsOrderLikeByHttp() {
    String task = task("resolve-2", "ABANDONED", true);
    assertThat(adapter.as("olga").get("/console/request?id=resolve-2&sender=default").html())
        .contains("/console/tasks/" + task + "/resolve");

    Page done = resolve(task, Map.of("as", "acknowledged", "servicerId", "1-RESOLVE2"));

    assertThat(done.status()).isEqualTo(200);
    assertThat(adapter.anna.get("/orders/1-RESOLVE2").status()).isEqualTo(200);
  }
}
