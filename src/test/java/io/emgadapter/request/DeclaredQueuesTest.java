package io.emgadapter.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.Queue;
import org.springframework.boot.context.properties.bind.Binder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** config/rabbitmq/definitions.json declares what the adapter itself would. */
class DeclaredQueuesTest {
  private static final Path DEFINITIONS = Path.of("config/rabbitmq/definitions.json");
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void theDefinitionsHaveTheQueuesOfTheAdapterWithTheSameArguments() throws Exception {
    Map<String, Object> defined = new HashMap<>();
    for (JsonNode queue : JSON.readTree(Files.readString(DEFINITIONS)).path("queues")) {
      defined.put(
          queue.path("name").asString(""), JSON.convertValue(queue.path("arguments"), Map.class));
    }
    RequestSettings settings = new Binder().bindOrCreate("emg.requests", RequestSettings.class);

    new RequestConfiguration.Topology()
        .workRequestQueues(settings)
        .getDeclarablesByType(Queue.class)
        .forEach(queue -> assertThat(defined).containsEntry(queue.getName(), queue.getArguments()));
  }
}
