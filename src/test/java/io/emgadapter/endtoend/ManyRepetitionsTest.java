package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.endtoend.Http.Reply;
import io.emgadapter.sandbox.Sandbox;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The same work request a thousand times at once, by both doors of two instances. */
class ManyRepetitionsTest {
  private static final int EACH = 250;
  private static final Map<String, Object> SETTINGS =
      Map.of("server.port", "0", "emg.requests.batch", "7");
  private static final String COPY = WorkRequests.smartHands("copy");

  private final Sandbox sandbox = Sandbox.open();
  private final ConfigurableApplicationContext one = sandbox.startAdapter(SETTINGS);
  private final ConfigurableApplicationContext two = sandbox.startAdapter(SETTINGS);
  private final Upstream upstream = new Upstream(sandbox, one);

  @AfterEach
  void close() {
    sandbox.close();
  }

  private List<Future<Reply>> post() throws InterruptedException {
    List<Http> doors = List.of(new Http(Sandbox.httpPort(one)), new Http(Sandbox.httpPort(two)));
    try (var threads = Executors.newFixedThreadPool(16)) {
      return threads.invokeAll(
          IntStream.range(0, 2 * EACH)
              .<Callable<Reply>>mapToObj(i -> () -> doors.get(i % 2).post(COPY))
              .toList());
    }
  }

  @Test
  void areOneTaskAndEachHasTheFirstAnswer() throws Exception {
    for (int i = 0; i < 2 * EACH; i++) {
      upstream.send(COPY);
    }
    List<Future<Reply>> replies = post();
    upstream.await("copy", "request.completed");
    await().until(() -> sandbox.broker().depth(sandbox.rabbit().requests()) == 0);

    assertThat(replies)
        .extracting(each -> each.resultNow().status() + " " + location(each.resultNow()))
        .containsOnly("202 /work-requests/copy");
    assertThat(count("task")).isEqualTo(1);
    assertThat(count("request")).isEqualTo(1);
    assertThat(sandbox.equinix().received()).hasSize(1);
    new Story(upstream.events()).assertWhole();
  }

  private static String location(Reply reply) {
    return String.valueOf(reply.headers().getLocation());
  }

  private int count(String table) {
    return one.getBean(JdbcClient.class)
        .sql("select count(*) from " + table)
        .query(Integer.class)
        .single();
  }
}
