package io.emgadapter.endtoend;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.emgadapter.contract.Contract;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A consumer with the plain RabbitMQ client that knows the adapter's AsyncAPI document, as it is
 * served, and nothing else: exchange, routing keys, schemas and the queue of work requests.
 */
@SuppressWarnings("try") // close() may be interrupted, and a test then fails as it should.
final class PlainConsumer implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String contract;
  private final JsonNode document;
  private final Connection connection;
  private final Channel channel;
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
  private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
  private final List<String> wrongs = new CopyOnWriteArrayList<>();

  PlainConsumer(String server, ConnectionFactory broker) throws Exception {
    this.contract = server + "/contract/";
    this.document = JSON.valueToTree(new Yaml().load(get("asyncapi.yaml")));
    this.connection = broker.newConnection();
    this.channel = connection.createChannel();
    String queue = "consumer-" + UUID.randomUUID();
    channel.queueDeclare(queue, false, false, true, null);
    for (JsonNode each : document.get("channels")) {
      if (each.at("/bindings/amqp/is").asString("").equals("routingKey")) {
        String exchange = each.at("/bindings/amqp/exchange/name").asString();
        for (String key : keys(each).toList()) {
          channel.queueBind(queue, exchange, key);
        }
      }
    }
    channel.basicConsume(
        queue, true, (_, m) -> hear(m.getEnvelope().getRoutingKey(), m.getBody()), _ -> {});
  }

  /** The binding keys of an address: each value of its type, any of its resource. */
  private static Stream<String> keys(JsonNode channel) {
    String address =
        channel.get("address").asString().replaceAll("\\{(resource|subscription)}", "*");
    return channel
        .at("/parameters/type/enum")
        .valueStream()
        .map(type -> address.replace("{type}", type.asString()));
  }

  private void hear(String key, byte[] body) {
    JsonNode event = JSON.readTree(body);
    String name = event.path("type").asString("").replace("io.emgadapter.", "");
    if (!key.startsWith(name)) {
      wrongs.add(name + " came as " + key);
    }
    Contract.wrong(schemas.computeIfAbsent(name, this::schema), event).forEach(wrongs::add);
    heard.add(event);
  }

  private Schema schema(String message) {
    String ref = document.at("/components/messages/" + message + "/payload/schema/$ref").asString();
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(get(ref), InputFormat.JSON);
  }

  private String get(String path) {
    try {
      return http.send(
              HttpRequest.newBuilder(URI.create(contract + path)).build(), BodyHandlers.ofString())
          .body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends a work request. */
  void ask(String request) throws IOException {
    String queue = document.at("/channels/workRequests/address").asString();
    channel.basicPublish("", queue, null, request.getBytes(StandardCharsets.UTF_8));
  }

  /** All events of this type so far. */
  List<JsonNode> heard(String type) {
    return heard.stream()
        .filter(event -> event.path("type").asString().equals("io.emgadapter." + type))
        .toList();
  }

  /** All events of types that begin so, about this subject, in the order in which they came. */
  List<JsonNode> heard(String types, String subject) {
    return heard.stream()
        .filter(event -> event.path("type").asString().startsWith("io.emgadapter." + types))
        .filter(event -> event.path("subject").asString().equals(subject))
        .toList();
  }

  /** What was not as the document says. */
  List<String> wrongs() {
    return new ArrayList<>(wrongs);
  }

  @Override
  public void close() throws Exception {
    connection.close();
    http.close();
  }
}
