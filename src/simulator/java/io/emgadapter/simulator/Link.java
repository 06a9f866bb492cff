package io.emgadapter.simulator;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.emgadapter.simulator.Outbox.Letter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The two AMQP 1.0 links, each on a connection and a thread of its own. Whatever breaks is opened
 * anew, until it is closed: also a queue that is not there yet.
 */
final class Link implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Link.class);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final int BATCH = 200;

  private final Wiring wiring;
  private final Outbox outbox;
  private final Consumer<List<Arrival>> batches;
  private final Client client = Client.create();
  private final List<Thread> threads;
  private volatile boolean isClosed;

  Link(Wiring wiring, Outbox outbox, Consumer<List<Arrival>> batches) {
    this.wiring = wiring;
    this.outbox = outbox;
    this.batches = batches;
    this.threads =
        List.of(
            Thread.ofPlatform().daemon().name("simulator-in").start(() -> keep(this::receive)),
            Thread.ofPlatform().daemon().name("simulator-out").start(() -> keep(this::send)));
  }

  private interface Work {
    void on(Connection connection) throws ClientException, InterruptedException;
  }

  private void keep(Work work) {
    while (!isClosed) {
      try (Connection connection = client.connect(wiring.host(), wiring.port(), options())) {
        work.on(connection);
      } catch (ClientException | RuntimeException e) {
        LOG.debug("Link broken, comes again", e);
        pause();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private ConnectionOptions options() {
    var options = new ConnectionOptions().user(wiring.user()).password(wiring.password());
    options.openTimeout(5, SECONDS).closeTimeout(500).requestTimeout(5_000);
    options.saslOptions().addAllowedMechanism("PLAIN");
    return options;
  }

  private void receive(Connection connection) throws ClientException {
    var options = new ReceiverOptions().creditWindow(2 * BATCH).autoAccept(false);
    Receiver receiver = connection.openSession().openReceiver(wiring.incoming(), options);
    while (!isClosed) {
      Map<Delivery, Arrival> batch = next(receiver);
      batches.accept(List.copyOf(batch.values()));
      for (Delivery delivery : batch.keySet()) {
        delivery.accept();
      }
    }
  }

  private static Map<Delivery, Arrival> next(Receiver receiver) throws ClientException {
    var batch = new LinkedHashMap<Delivery, Arrival>();
    Delivery delivery = receiver.receive(PAUSE.toMillis(), MILLISECONDS);
    while (delivery != null) {
      batch.put(delivery, Arrival.of(delivery.message().toAdvancedMessage()));
      delivery = batch.size() < BATCH ? receiver.tryReceive() : null;
    }
    return batch;
  }

  private void send(Connection connection) throws ClientException, InterruptedException {
    var options = new SenderOptions().sendTimeout(5_000);
    // The pooled tags of the default are used again while unsettled, which Broker-J punishes.
    options.deliveryTagGeneratorSupplier(
        ProtonDeliveryTagGenerator.BUILTIN.SEQUENTIAL::createGenerator);
    Sender sender = connection.openSession().openSender(wiring.outgoing(), options);
    while (!isClosed) {
      send(sender, outbox.take(BATCH, PAUSE));
    }
  }

  /** Sends all at once, then waits for all; what was not accepted goes again. */
  private void send(Sender sender, List<Letter> letters) throws ClientException {
    var unsure = new ArrayList<>(letters);
    try {
      var trackers = new LinkedHashMap<Letter, Tracker>();
      for (Letter letter : letters) {
        trackers.put(letter, sender.send(message(letter)));
      }
      for (var each : trackers.entrySet()) {
        if (each.getValue().awaitSettlement(5, SECONDS).remoteState().isAccepted()) {
          unsure.remove(each.getKey());
        }
      }
    } finally {
      outbox.putBack(unsure);
    }
  }

  private static Message<byte[]> message(Letter letter) throws ClientException {
    return Message.create(letter.bytes()).durable(true).contentType("application/json");
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    isClosed = true;
    try {
      for (Thread thread : threads) {
        // Each looks up after a PAUSE; one that hangs on a dead broker is freed by what follows.
        thread.join(Duration.ofSeconds(1));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    client.close();
  }
}
