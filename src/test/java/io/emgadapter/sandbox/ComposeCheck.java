package io.emgadapter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;

/**
 * The profile {@code try} of docker-compose.yml without a container engine, and Prometheus of the
 * profile {@code observe}: the two packaged jars, started as the file says, with its environment,
 * secrets, volumes and health checks. Only what an engine would do is different: PostgreSQL and
 * RabbitMQ are those of the tests, and ports are free ones. {@code ./mvnw verify} runs it.
 */
class ComposeCheck {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir private Path folder;

  @Test
  @Timeout(600)
  void theServicesOfTheFileDoTheMainJob() throws Exception {
    ComposeFile file = new ComposeFile(Path.of("docker-compose.yml"), folder);
    int port = ComposeFile.freePort();
    try (RealRabbit rabbit = RealRabbit.find()) {
      RabbitBroker broker = rabbit.broker();
      Map<String, String> simulator =
          Map.of(
              "SIMULATOR_EMG_PORT", Integer.toString(ComposeFile.freePort()),
              "SIMULATOR_REST_PORT", Integer.toString(ComposeFile.freePort()));
      Map<String, String> adapter =
          Map.ofEntries(
              Map.entry("PORT", Integer.toString(port)),
              Map.entry("SPRING_DATASOURCE_URL", EmbeddedLedger.shared().newDatabase()),
              Map.entry("SPRING_DATASOURCE_USERNAME", EmbeddedLedger.USER),
              Map.entry("RABBIT_HOST", broker.host()),
              Map.entry("RABBIT_PORT", Integer.toString(broker.port())),
              Map.entry("RABBIT_USER", broker.user()),
              Map.entry("SPRING_RABBITMQ_PASSWORD", broker.password()),
              Map.entry("EMG_REQUESTS_QUEUE", broker.requests()),
              Map.entry("EMG_EVENTS_EXCHANGE", broker.exchange()));
      try (var first = file.start("simulator", System.getProperty("simulator.jar"), simulator)) {
        await().atMost(PATIENCE).until(first::isHealthy);
        try (var second = file.start("adapter", System.getProperty("adapter.jar"), adapter)) {
          await().atMost(PATIENCE).until(second::isHealthy);
          assertThat(get(port, "/subscriptions", "demo:sandbox-demo")).isEqualTo(200);
          assertThat(get(port, "/subscriptions", "demo:guess")).isEqualTo(401);
          mainJob(rabbit.broker());
          observed(file, port);
        } catch (Throwable e) {
          System.out.println(Files.readString(folder.resolve("adapter.log")));
          throw e;
        }
      }
    }
  }

  /**
   * The profile {@code observe}, as far as it can be had here: Prometheus scrapes the adapter as
   * its user, and knows the rules.
   */
  private static void observed(ComposeFile file, int adapter) throws Exception {
    if (!isInstalled("prometheus")) {
      assertThat(System.getenv("CI")).as("CI installs Debian's prometheus").isNull();
      System.out.println("Not run: the service prometheus, which is not installed.");
      return;
    }
    int port = ComposeFile.freePort();
    Map<String, String> changed =
        Map.of(
            "localhost:8080", "127.0.0.1:" + adapter,
            "scrape_interval: 15s", "scrape_interval: 1s",
            "0.0.0.0:9090", "127.0.0.1:" + port,
            "127.0.0.1:9090", "127.0.0.1:" + port);
    try (var prometheus = file.startCommand("prometheus", "prometheus", changed)) {
      await().atMost(PATIENCE).until(prometheus::isHealthy);
      await().atMost(PATIENCE).until(() -> body(port, "/api/v1/query?query=up").contains("\"1\"]"));
      assertThat(body(port, "/api/v1/query?query=emg_requests_decided_total"))
          .contains("\"job\":\"emg-adapter\"", "\"outcome\":\"accepted\"");
      assertThat(body(port, "/api/v1/rules")).contains("EmgInstanceDown", "EmgSentObjectiveFast");
    }
  }

  private static boolean isInstalled(String program) throws InterruptedException {
    try {
      return new ProcessBuilder(program, "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static void mainJob(RabbitBroker broker) {
    listenToEvents(broker);
    try (var run = new SampleRun(broker, Duration.ofSeconds(60))) {
      List<Outcome> outcomes = run.of(Samples.now().all());
      System.out.println(ResultTable.of(outcomes));
      assertThat(outcomes)
          .isNotEmpty()
          .allSatisfy(each -> assertThat(each.acknowledged()).as(each.problem()).isTrue());
    }
  }

  private static void listenToEvents(RabbitBroker broker) {
    var connections = new CachingConnectionFactory(broker.host(), broker.port());
    connections.setUsername(broker.user());
    connections.setPassword(broker.password());
    RabbitAdmin admin = new RabbitAdmin(connections);
    Queue queue = new Queue(broker.events());
    admin.declareQueue(queue);
    admin.declareBinding(
        BindingBuilder.bind(queue).to(new TopicExchange(broker.exchange())).with("#"));
    connections.destroy();
  }

  private static String body(int port, String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    }
  }

  private static int get(int port, String path, String login) throws Exception {
    String basic = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Authorization", "Basic " + basic)
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    }
  }
}
