package io.emgadapter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
 * The profile {@code try} of docker-compose.yml without a container engine: the two packaged jars,
 * started as the file says, with its environment, secrets, volumes and health checks. Only what an
 * engine would do is different: PostgreSQL and RabbitMQ are those of the tests, and ports are free
 * ones. {@code ./mvnw verify} runs it.
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
        } catch (Throwable e) {
          System.out.println(Files.readString(folder.resolve("adapter.log")));
          throw e;
        }
      }
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
