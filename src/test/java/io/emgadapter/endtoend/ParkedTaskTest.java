package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.endtoend.Http.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A parked Task that may have reached Equinix is not sent again by any click. */
@ExtendWith(SharedAdapter.Lending.class)
class ParkedTaskTest {
  private static final String FORCE = "{\"comment\": \"I insist\", \"force\": true}";

  private final SharedAdapter adapter;

  ParkedTaskTest(SharedAdapter adapter) {
    this.adapter = adapter;
  }

  @Test
  void itsReplayIsRefusedWithTheWayOutAndItsTextCanBeRead() {
    adapter.upstream.send(WorkRequests.smartHands("p-task"));
    adapter.upstream.await("p-task", "request.completed");
    String task = adapter.http.get("/work-requests/p-task").body().at("/tasks/0/id").asString();
    adapter
        .sql()
        .sql(
            "insert into parked (id, subscription, source, reason, task)"
                + " values (?::uuid, 'default', 'task', 'undecided', ?::uuid)")
        .params(task, task)
        .update();
    adapter
        .sql()
        .sql("insert into parked_content select id, text from task where id = ?::uuid")
        .param(task)
        .update();

    Reply reply = adapter.http.command("/parked/" + task + "/replay", FORCE);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.body().path("code").asString()).isEqualTo("is-a-task");
    assertThat(reply.body().path("detail").asString()).contains("/tasks/" + task + "/resolve");
    Reply parked = adapter.http.get("/parked/" + task);
    assertThat(parked.body().at("/parked/state").asString()).isEqualTo("PARKED");
    assertThat(parked.body().at("/content/text").asString()).contains("R-p-task");
    assertThat(adapter.sandbox.equinix().received())
        .filteredOn(each -> "R-p-task".equals(each.requestorId()))
        .hasSize(1);
    adapter.sql().sql("delete from parked where task = ?::uuid").param(task).update();
  }
}
