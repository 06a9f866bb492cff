package io.emgadapter.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.emgadapter.sandbox.SharedBroker;
import io.emgadapter.simulator.broker.EmbeddedBroker;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.qpid.protonj2.client.Client;
import org.apache.qpid.protonj2.client.Connection;
import org.apache.qpid.protonj2.client.ConnectionOptions;
import org.apache.qpid.protonj2.client.Delivery;
import org.apache.qpid.protonj2.client.Message;
import org.apache.qpid.protonj2.client.Receiver;
import org.apache.qpid.protonj2.client.ReceiverOptions;
import org.apache.qpid.protonj2.client.Sender;
import org.apache.qpid.protonj2.client.SenderOptions;
import org.apache.qpid.protonj2.client.Tracker;
import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.apache.qpid.protonj2.engine.impl.ProtonDeliveryTagGenerator;
import tools.jackson.databind.JsonNode;

/** A customer of the simulator on the shared broker, with queues and keys of its own. */
final class Customer implements AutoCloseable {

  static final String SOURCE = "3e095d30-40ff-11e9-8959-5be078353003";
  private static final KeyPair OURS = keyPair();
  private static final KeyPair EQUINIX = keyPair();

  final EquinixSimulator equinix;
  private final Wiring wiring;
  private Client client;
  private Sender sender;
  private Receiver receiver;

  /** On the broker that the tests share. */
  Customer() throws ClientException {
    this(SharedBroker.get(), SharedBroker.name("customer"));
  }

  /** On this broker, with queues of this name, which it makes. */
  Customer(EmbeddedBroker broker, String name) throws ClientException {
    String incoming = name + ".incoming";
    String outgoing = name + ".outgoing";
    wiring = Wiring.of(broker, incoming, outgoing);
    createQueues(broker);
    equinix =
        new EquinixSimulator(wiring, SOURCE, new Keys(OURS.getPublic(), EQUINIX.getPrivate()));
    connect();
  }

  void createQueues(EmbeddedBroker where) {
    where.createQueue(wiring.incoming());
    where.createQueue(wiring.outgoing());
  }

  /** Opens its links, anew if it had some. */
  void connect() throws ClientException {
    disconnect();
    client = Client.create();
    var options = new ConnectionOptions().user(wiring.user()).password(wiring.password());
    Connection connection = client.connect(wiring.host(), wiring.port(), options.closeTimeout(500));
    var sequential =
        new SenderOptions()
            .deliveryTagGeneratorSupplier(
                ProtonDeliveryTagGenerator.BUILTIN.SEQUENTIAL::createGenerator);
    sender = connection.openSession().openSender(wiring.incoming(), sequential);
    var many = new ReceiverOptions().creditWindow(200);
    receiver = connection.openSession().openReceiver(wiring.outgoing(), many);
  }

  private void disconnect() {
    if (client != null) {
      client.close();
    }
  }

  static KeyPair keyPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends a Task, signed, and gives the Task of the Ack. */
  JsonNode ask(String task) throws ClientException {
    send(envelope(task, signature(task)));
    return task(next());
  }

  /** Sends a Task, signed, and gives the text of the Ack. */
  String askForText(String task) throws ClientException {
    send(envelope(task, signature(task)));
    return next().path("Task").stringValue();
  }

  void send(String envelope) throws ClientException {
    sendAll(List.of(envelope));
  }

  void sendAll(List<String> envelopes) throws ClientException {
    var trackers = new ArrayList<Tracker>();
    for (String envelope : envelopes) {
      trackers.add(sender.send(message(envelope)));
    }
    for (Tracker tracker : trackers) {
      tracker.awaitAccepted(10, SECONDS);
    }
  }

  private static Message<byte[]> message(String envelope) throws ClientException {
    return Message.create(envelope.getBytes(UTF_8))
        .durable(true)
        .messageId("message-1")
        .subject("IOMA-Message")
        .contentType("application/json");
  }

  /** The next envelope from Equinix. */
  JsonNode next() throws ClientException {
    Delivery delivery = receiver.receive(10, SECONDS);
    if (delivery == null) {
      throw new AssertionError("Nothing came from " + equinix);
    }
    Message<byte[]> message = delivery.message();
    return Envelopes.JSON.readTree(message.body());
  }

  /** Whether nothing more has come until now. */
  boolean hasNothing() throws ClientException {
    return receiver.tryReceive() == null;
  }

  static JsonNode task(JsonNode envelope) {
    return Envelopes.JSON.readTree(envelope.path("Task").stringValue());
  }

  static boolean isSigned(JsonNode envelope) throws GeneralSecurityException {
    Signature verifier = Signature.getInstance("SHA256withRSA");
    verifier.initVerify(EQUINIX.getPublic());
    verifier.update(envelope.path("Task").stringValue().getBytes(UTF_8));
    return verifier.verify(Base64.getDecoder().decode(envelope.path("Signature").stringValue()));
  }

  /** An envelope with the Task as a string. */
  static String envelope(String task, String signature) {
    return Envelopes.JSON
        .createObjectNode()
        .put("Task", task)
        .put("Signature", signature)
        .toString();
  }

  static String signature(String task) {
    try {
      Signature signer = Signature.getInstance("SHA256withRSA");
      signer.initSign(OURS.getPrivate());
      signer.update(task.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(signer.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    equinix.close();
    disconnect();
  }
}
