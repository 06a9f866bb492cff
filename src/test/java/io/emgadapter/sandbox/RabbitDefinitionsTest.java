package io.emgadapter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.ChannelListener;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/**
 * config/rabbitmq/definitions.json in a real RabbitMQ, under a virtual host and users of its own:
 * each role can do its work, and nothing else. It needs rabbitmqctl, beside the broker.
 */
class RabbitDefinitionsTest {
  private static final Path DEFINITIONS = Path.of("config/rabbitmq/definitions.json");
  private static final String PASSWORD = "as good as any";

  @TempDir private Path folder;
  private final List<String> closed = new CopyOnWriteArrayList<>();
  private final String own = "emg-test-" + UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void load() throws Exception {
    try (RealRabbit rabbit = RealRabbit.find()) {
      Assumptions.assumeTrue(
          rabbit.broker().port() == 5672 && ctl("version") == 0,
          "There is no rabbitmqctl for the broker on this machine: definitions are not loaded");
    }
    String text = Files.readString(DEFINITIONS).replace("\"emg\"", '"' + own + '"');
    text = text.replaceAll("\"(emg-adapter|itsm-\\w+er)\"", '"' + own + "-$1\"");
    Path file = Files.writeString(folder.resolve("definitions.json"), text);
    // It runs as the broker's user.
    assertThat(folder.toFile().setReadable(true, false)).isTrue();
    assertThat(folder.toFile().setExecutable(true, false)).isTrue();
    assertThat(ctl("import_definitions", file.toString())).isZero();
    eval("rabbit_auth_backend_internal:change_password(U, <<\"" + PASSWORD + "\">>, <<\"t\">>)");
  }

  @AfterEach
  void remove() throws Exception {
    eval("rabbit_auth_backend_internal:delete_user(U, <<\"t\">>)");
    ctl("eval", "catch rabbit_vhost:delete(<<\"" + own + "\">>, <<\"t\">>).");
  }

  @Test
  void theAdapterWorksWithItsRoleAndTheOthersHaveNoMoreThanTheirs() {
    RabbitTemplate sender = as("itsm-sender");
    RabbitTemplate consumer = as("itsm-consumer");
    try (Sandbox sandbox = Sandbox.open()) {
      sandbox.startAlone(
          Map.of(
              "server.port",
              0,
              "spring.rabbitmq.host",
              "127.0.0.1",
              "spring.rabbitmq.port",
              5672,
              "spring.rabbitmq.virtual-host",
              own,
              "spring.rabbitmq.username",
              own + "-emg-adapter",
              "spring.rabbitmq.password",
              PASSWORD,
              "emg.requests.declare",
              false,
              "emg.requests.require-user-id",
              true));

      Sample sample = Samples.now().named("smarthands-create-0001-other");
      sender.send("emg.requests", "emg.work-requests", message(sample.bytes()));

      await().until(() -> eventOf(consumer).contains("request.completed"));
    }
    assertRefused(() -> sender.receive("emg.work-requests"));
    assertRefused(() -> sender.receive("itsm-events"));
    assertRefused(() -> consumer.receive("emg.work-requests"));
    assertRefused(() -> consumer.send("emg.requests", "emg.work-requests", message(new byte[0])));
    assertRefused(() -> sender.send("", "itsm-events", message(new byte[0])));
    assertRefused(() -> as("emg-adapter").execute(channel -> channel.queueDelete("itsm-events")));
    assertRefused(() -> as("emg-adapter").receive("itsm-events"));
  }

  /** As docs/deploying.md says. */
  @Test
  void aConsumerCanBeHeldToTheEventsOfOneSubscription() throws InterruptedException {
    String berlin = own + "-berlin";
    assertThat(ctl("add_user", berlin, PASSWORD)).isZero();
    try {
      String queues = "^berlin\\.";
      String readable = "^(berlin\\..*|emg\\.events)$";
      assertThat(ctl("set_permissions", "-p", own, berlin, queues, queues, readable)).isZero();
      assertThat(ctl("set_topic_permissions", "-p", own, berlin, "emg.events", "^$", "\\.berlin$"))
          .isZero();
      RabbitTemplate consumer = as("berlin");

      consumer.execute(channel -> channel.queueDeclare("berlin.events", true, false, false, null));
      consumer.execute(channel -> channel.queueBind("berlin.events", "emg.events", "#.berlin"));
      for (String key : List.of("#", "request.#", "#.munich", "*.*.*.*")) {
        assertRefused(() ->
            consumer.execute(channel -> channel.queueBind("berlin.events", "emg.events", key)));
      }
    } finally {
      ctl("delete_user", berlin);
    }
  }

  private static String eventOf(RabbitTemplate consumer) {
    Message event = consumer.receive("itsm-events");
    return event == null ? "" : new String(event.getBody(), StandardCharsets.UTF_8);
  }

  private Message message(byte[] body) {
    return MessageBuilder.withBody(body)
        .setContentType("application/json")
        .setUserId(own + "-itsm-sender")
        .build();
  }

  /** Who publishes may hear only that the channel is closed: why it is tells the broker's word. */
  private void assertRefused(Runnable act) {
    closed.clear();
    assertThatThrownBy(act::run).isInstanceOf(AmqpException.class);
    await().until(() -> closed.stream().anyMatch(why -> why.contains("ACCESS_REFUSED")));
  }

  private RabbitTemplate as(String user) {
    CachingConnectionFactory connections = new CachingConnectionFactory("127.0.0.1", 5672);
    connections.setVirtualHost(own);
    connections.setUsername(own + "-" + user);
    connections.setPassword(PASSWORD);
    connections.addChannelListener(new Closed());
    RabbitTemplate template = new RabbitTemplate(connections);
    template.setChannelTransacted(true);
    return template;
  }

  /** Keeps why channels were closed. */
  private final class Closed implements ChannelListener {
    @Override
    public void onCreate(Channel channel, boolean transactional) {}

    @Override
    public void onShutDown(ShutdownSignalException signal) {
      closed.add(signal.toString());
    }
  }

  private void eval(String each) throws Exception {
    ctl(
        "eval",
        ("[catch %s || U <- [<<\"%2$s-emg-adapter\">>, <<\"%2$s-itsm-sender\">>,"
                + " <<\"%2$s-itsm-consumer\">>]].")
            .formatted(each, own));
  }

  private static int ctl(String... arguments) throws InterruptedException {
    String[] command = new String[arguments.length + 2];
    command[0] = "rabbitmqctl";
    command[1] = "--quiet";
    System.arraycopy(arguments, 0, command, 2, arguments.length);
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(2, TimeUnit.MINUTES) ? process.exitValue() : -1;
    } catch (IOException e) {
      return -1;
    }
  }
}
