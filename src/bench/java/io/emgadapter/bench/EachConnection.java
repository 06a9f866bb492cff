package io.emgadapter.bench;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.qpid.protonj2.client.Client;
import org.apache.qpid.protonj2.client.Connection;
import org.apache.qpid.protonj2.client.ConnectionOptions;
import org.apache.qpid.protonj2.client.Message;
import org.apache.qpid.protonj2.client.exceptions.ClientException;

/**
 * Orders as public sample clients place them: sign, open a connection, send, close it, and the same
 * to receive the Ack. No ledger, no queue, no TLS, on one machine: with a network it is slower by
 * several round trips for each.
 */
final class EachConnection {
  private static final int ORDERS = 150;

  private final World world;
  private final Results results;

  EachConnection(World world, Results results) {
    this.world = world;
    this.results = results;
  }

  void run() {
    world.emg().ask("forget", "forgot");
    try (Client client = Client.create()) {
      for (int number = 0; number < ORDERS / 3; number++) {
        order(client, number);
      }
      long begun = System.nanoTime();
      for (int number = 0; number < ORDERS; number++) {
        order(client, number);
      }
      results.add("each.rate", ORDERS / ((System.nanoTime() - begun) / 1e9));
    } catch (ClientException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private void order(Client client, int number) throws ClientException, GeneralSecurityException {
    byte[] envelope = envelope(number);
    try (Connection connection = connect(client)) {
      var sender = connection.openSession().openSender("incoming");
      sender.send(Message.create(envelope)).awaitSettlement(10, TimeUnit.SECONDS);
    }
    try (Connection connection = connect(client)) {
      var receiver = connection.openSession().openReceiver("outgoing");
      var delivery = receiver.receive(10, TimeUnit.SECONDS);
      if (delivery == null) {
        throw new IllegalStateException("The Ack did not come.");
      }
      delivery.accept();
    }
  }

  private Connection connect(Client client) throws ClientException {
    var options = new ConnectionOptions().user("guest").password("guest");
    return client.connect("127.0.0.1", world.emgPort(), options);
  }

  private byte[] envelope(int number) throws GeneralSecurityException {
    String task =
        "{\"Id\":\"%s\",\"Verb\":\"Create\",\"Source\":\"%s\",\"Resource\":\"SmartHands\",\"Body\":{\"RequestorId\":\"EACH-%d\"}}"
            .formatted(UUID.randomUUID(), World.SOURCE, number);
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(world.company().getPrivate());
    signature.update(task.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    String signed = Base64.getEncoder().encodeToString(signature.sign());
    return ("{\"Task\":\"" + task.replace("\"", "\\\"") + "\",\"Signature\":\"" + signed + "\"}")
        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }
}
