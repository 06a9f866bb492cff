package io.emgadapter.bench.ordinary;

import java.util.concurrent.TimeUnit;
import org.apache.qpid.protonj2.client.Client;
import org.apache.qpid.protonj2.client.Connection;
import org.apache.qpid.protonj2.client.ConnectionOptions;
import org.apache.qpid.protonj2.client.Message;
import org.apache.qpid.protonj2.client.Receiver;
import org.apache.qpid.protonj2.client.ReceiverOptions;
import org.apache.qpid.protonj2.client.Sender;
import org.apache.qpid.protonj2.client.SenderOptions;
import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.apache.qpid.protonj2.engine.impl.ProtonDeliveryTagGenerator;

/** One connection to EMG, which the client opens again by itself. */
@Part
class EmgLine implements AutoCloseable {
  private static final int CREDIT = 200;

  private final Client client = Client.create();
  private final Sender sender;
  private final Receiver receiver;

  EmgLine(OrdinarySettings settings) throws ClientException {
    var options = new ConnectionOptions().user("guest").password("guest").reconnectEnabled(true);
    Connection connection = client.connect(settings.emgHost(), settings.emgPort(), options);
    var sending = new SenderOptions().sendTimeout(10, TimeUnit.SECONDS);
    sending.deliveryTagGeneratorSupplier(
        ProtonDeliveryTagGenerator.BUILTIN.SEQUENTIAL::createGenerator);
    this.sender = connection.openSession().openSender("incoming", sending);
    this.receiver =
        connection
            .openSession()
            .openReceiver("outgoing", new ReceiverOptions().creditWindow(CREDIT).autoAccept(false));
  }

  /** Sends, and waits until EMG has accepted. */
  void send(byte[] envelope) throws ClientException {
    Message<byte[]> message = Message.create(envelope);
    message.durable(true).contentType("application/json");
    if (!sender.send(message).awaitSettlement(10, TimeUnit.SECONDS).remoteState().isAccepted()) {
      throw new IllegalStateException("EMG did not accept it.");
    }
  }

  Receiver receiver() {
    return receiver;
  }

  @Override
  public void close() {
    client.close();
  }
}
