package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.sandbox.RealRabbit;
import io.emgadapter.sandbox.Sandbox;
import io.emgadapter.sandbox.TcpProxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** What the log and health say while RabbitMQ is out of reach. */
@ExtendWith(OutputCaptureExtension.class)
class BrokerOutageTest {
  private final RealRabbit rabbit = RealRabbit.find();
  private final Sandbox sandbox = Sandbox.open(rabbit.broker());
  private final TcpProxy network = new TcpProxy(rabbit.broker().host(), rabbit.broker().port());

  @AfterEach
  void close() {
    network.refuse(false);
    sandbox.close();
    network.close();
    rabbit.close();
  }

  private ConfigurableApplicationContext start(Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(more);
    settings.put("server.port", "0");
    settings.put("spring.rabbitmq.port", network.port());
    return sandbox.startAlone(settings);
  }

  private static List<String> warnings(CapturedOutput output, int from) {
    return output
        .toString()
        .substring(from)
        .lines()
        .filter(
            line -> line.contains(" WARN ") || line.contains("ERROR") || line.startsWith("\tat"))
        .toList();
  }

  @Test
  void anOutageIsALineForEachWhoNoticesAndNoStackTrace(CapturedOutput output) {
    ConfigurableApplicationContext adapter = start(Map.of());
    Http http = new Http(Sandbox.httpPort(adapter));
    await().until(() -> status(http, "rabbit").equals("UP"));
    int before = output.length();

    network.refuse(true);
    network.cut();
    await().until(() -> status(http, "rabbit").equals("DOWN"));
    http.post(WorkRequests.smartHands("during"));
    await().during(Duration.ofSeconds(15)).atMost(Duration.ofSeconds(20)).until(() -> true);
    assertThat(warnings(output, before))
        .hasSizeLessThanOrEqualTo(4)
        .noneMatch(l -> l.startsWith("\tat"));
    network.refuse(false);

    await().atMost(Duration.ofSeconds(30)).until(() -> status(http, "rabbit").equals("UP"));
    assertThat(output.toString().substring(before).lines())
        .filteredOn(line -> line.matches(".* queue=\"[^\"]*emg\\.work-requests\".*"))
        .satisfiesExactly(
            line -> assertThat(line).contains("WARN", "The queue is out of reach"),
            line -> assertThat(line).contains("INFO", "The queue is in reach again"));
  }

  @Test
  void aBrokerThatComesLateIsWaitedForAndHttpIsOpen() {
    network.refuse(true);
    ConfigurableApplicationContext adapter = start(Map.of());
    Http http = new Http(Sandbox.httpPort(adapter));

    assertThat(http.get("/actuator/health/readiness").status()).isEqualTo(200);
    network.refuse(false);

    await().atMost(Duration.ofSeconds(30)).until(() -> status(http, "rabbit").equals("UP"));
  }

  @Test
  void withoutItsVirtualHostReadinessSaysWhichDoorIsShut(CapturedOutput output) {
    Http http =
        new Http(Sandbox.httpPort(start(Map.of("spring.rabbitmq.virtual-host", "/no-such"))));
    await()
        .untilAsserted(() ->
            assertThat(http.get("/actuator/health").body().at("/components/rabbit").toString())
                .contains("not listening", "vhost"));

    assertThat(http.get("/actuator/health/readiness").body().toString())
        .contains("\"queue\":\"shut: ");
    assertThat(http.get("/actuator/health").body().at("/components/rabbit/status").asString())
        .isEqualTo("DOWN");
    await().during(Duration.ofSeconds(5)).atMost(Duration.ofSeconds(9)).until(() -> true);
    assertThat(output).doesNotContain("\tat com.rabbitmq", "\tat org.springframework.amqp");
  }

  private static String status(Http http, String component) {
    return http.get("/actuator/health")
        .body()
        .at("/components/" + component + "/status")
        .asString();
  }
}
