package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.sandbox.RealRabbit;
import io.emgadapter.sandbox.Sandbox;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A clean stop settles what it took, gives nothing back by hand, and says nothing of it. */
@ExtendWith(OutputCaptureExtension.class)
class StopUnderLoadTest {
  private static final int REQUESTS = 1500;
  private static final Map<String, Object> SETTINGS = Map.of("server.port", "0");

  private final RealRabbit rabbit = RealRabbit.find();
  private final Sandbox sandbox = Sandbox.open(rabbit.broker());

  @AfterEach
  void close() {
    sandbox.close();
    rabbit.close();
  }

  private static long accepted(ConfigurableApplicationContext adapter) {
    return adapter
        .getBean(JdbcClient.class)
        .sql("select count(*) from request")
        .query(Long.class)
        .single();
  }

  @Test
  void whatWasTakenIsSettledAndNothingIsGivenBackByHand(CapturedOutput output) {
    ConfigurableApplicationContext first = sandbox.startAdapter(SETTINGS);
    // Without confirms, the end of a connection may take with it what a quorum queue has not
    // written.
    new Upstream(sandbox, first)
        .sendAll(
            IntStream.range(0, REQUESTS).mapToObj(i -> WorkRequests.smartHands("l" + i)).toList());
    int before = output.length();
    await().until(() -> accepted(first) > 0);
    first.close();

    assertThat(output.toString().substring(before))
        .doesNotContain(
            "Rejecting received", "unknown delivery tag", "\tat ", "Not all of the queue");
    ConfigurableApplicationContext second = sandbox.startAdapter(SETTINGS);
    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(() -> assertThat(accepted(second)).isEqualTo(REQUESTS));
  }
}
