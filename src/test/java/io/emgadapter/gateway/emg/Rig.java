package io.emgadapter.gateway.emg;

import static org.awaitility.Awaitility.await;

import io.emgadapter.gateway.Gateway.Outcome;
import io.emgadapter.gateway.SealedTask;
import io.emgadapter.order.Resource;
import io.emgadapter.order.Verb;
import io.emgadapter.simulator.broker.EmbeddedBroker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.qpid.protonj2.client.Client;
import org.apache.qpid.protonj2.client.Connection;
import org.apache.qpid.protonj2.client.ConnectionOptions;
import org.apache.qpid.protonj2.client.Delivery;
import org.apache.qpid.protonj2.client.Message;
import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;

/** What the tests of this package share: Tasks, and a plain look into a queue. */
final class Rig {

  static final int WINDOW = Integer.getInteger("emg.test.window", 16);

  private Rig() {}

  static EmgQueue to(int port, String queue) {
    return new EmgQueue(
        "default",
        new ConnectionString(
            EmbeddedBroker.HOST, port, false, EmbeddedBroker.USER, EmbeddedBroker.PASSWORD, queue));
  }

  static EmgSender sender(int port, String queue, Duration budget) {
    return new EmgSender(
        to(port, queue), task -> task.text().getBytes(StandardCharsets.UTF_8), budget, WINDOW);
  }

  /** One that is connected. */
  static EmgSender openSender(int port, String queue, Duration budget) {
    EmgSender sender = sender(port, queue, budget);
    await().until(sender::connected);
    return sender;
  }

  static List<SealedTask> tasks(int count) {
    return IntStream.range(0, count).mapToObj(n -> task("{\"n\":" + n + "}")).toList();
  }

  static SealedTask task(String text) {
    return new SealedTask(
        UUID.randomUUID(), "default", Verb.CREATE, Resource.SMART_HANDS, text, null);
  }

  static List<UUID> ids(List<SealedTask> tasks) {
    return tasks.stream().map(SealedTask::id).toList();
  }

  /** The Tasks that ended so. */
  static List<UUID> ids(
      List<SealedTask> tasks, List<Outcome> outcomes, Class<? extends Outcome> end) {
    return IntStream.range(0, tasks.size())
        .filter(n -> end.isInstance(outcomes.get(n)))
        .mapToObj(n -> tasks.get(n).id())
        .toList();
  }

  /** Does what AMQP 1.0 cannot, over the broker's other protocol. */
  static void admin(EmbeddedBroker broker, Consumer<RabbitAdmin> work) {
    var connections = new CachingConnectionFactory(EmbeddedBroker.HOST, broker.port());
    connections.setUsername(EmbeddedBroker.USER);
    connections.setPassword(EmbeddedBroker.PASSWORD);
    try {
      work.accept(new RabbitAdmin(connections));
    } finally {
      connections.destroy();
    }
  }

  /** Takes everything from a queue, past any proxy. */
  static List<Message<byte[]>> takeAll(EmbeddedBroker broker, String queue) throws ClientException {
    var taken = new ArrayList<Message<byte[]>>();
    try (var client = Client.create();
        var connection = connect(client, broker)) {
      // Another consumer has what is out, and keeps it.
      int there = broker.depth(queue) - (int) broker.out(queue);
      var receiver = connection.openReceiver(queue);
      Delivery delivery = receiver.receive(5, TimeUnit.SECONDS);
      while (delivery != null) {
        taken.add(delivery.message());
        // A busy machine may pause longer than the wait for what nobody counted.
        int millis = taken.size() < there ? 20_000 : 500;
        delivery = receiver.receive(millis, TimeUnit.MILLISECONDS);
      }
    }
    return taken;
  }

  static List<UUID> idsIn(EmbeddedBroker broker, String queue) throws ClientException {
    var ids = new ArrayList<UUID>();
    for (Message<byte[]> message : takeAll(broker, queue)) {
      ids.add(UUID.fromString((String) message.messageId()));
    }
    return ids;
  }

  /** Puts messages on a queue and waits until the broker has each. */
  static void put(EmbeddedBroker broker, String queue, List<? extends Message<?>> messages)
      throws ClientException {
    try (var client = Client.create();
        var connection = connect(client, broker)) {
      var sender = connection.openSender(queue);
      for (Message<?> message : messages) {
        sender.send(message.durable(true)).awaitAccepted();
      }
    }
  }

  /** Puts the numbers from..to-1 as bodies. */
  static void putNumbers(EmbeddedBroker broker, String queue, int from, int to)
      throws ClientException {
    put(
        broker,
        queue,
        IntStream.range(from, to)
            .mapToObj(n -> Message.create(Integer.toString(n).getBytes(StandardCharsets.UTF_8)))
            .toList());
  }

  private static Connection connect(Client client, EmbeddedBroker broker) throws ClientException {
    var options =
        new ConnectionOptions().user(EmbeddedBroker.USER).password(EmbeddedBroker.PASSWORD);
    options.saslOptions().addAllowedMechanism("PLAIN");
    return client.connect(EmbeddedBroker.HOST, broker.port(), options);
  }
}
