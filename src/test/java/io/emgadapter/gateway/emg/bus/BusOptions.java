package io.emgadapter.gateway.emg.bus;

import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link ServiceBusLike} is like from its start.
 *
 * @param tls its certificate; null for AMQP in clear
 * @param clientCertificate whether it insists on one
 * @param webSocket whether it speaks WebSocket
 * @param lock how long a message that was delivered is the receiver's
 * @param mostDeliveries after so many in vain a message is a dead letter
 * @param leastIdle it refuses a client that advertises a shorter idle timeout
 * @param largest the most bytes of a message
 */
public record BusOptions(
    @Nullable SSLContext tls,
    boolean clientCertificate,
    boolean webSocket,
    Duration lock,
    int mostDeliveries,
    Duration leastIdle,
    long largest) {

  /** As Azure's Standard tier, but in clear. */
  public static final BusOptions CLEAR =
      new BusOptions(
          null, false, false, Duration.ofSeconds(30), 10, Duration.ofMinutes(1), 256 * 1024);

  public BusOptions withTls(SSLContext context) {
    return new BusOptions(
        context, clientCertificate, webSocket, lock, mostDeliveries, leastIdle, largest);
  }

  public BusOptions withClientCertificate() {
    return new BusOptions(tls, true, webSocket, lock, mostDeliveries, leastIdle, largest);
  }

  public BusOptions withWebSocket() {
    return new BusOptions(tls, clientCertificate, true, lock, mostDeliveries, leastIdle, largest);
  }

  public BusOptions withLock(Duration time) {
    return new BusOptions(
        tls, clientCertificate, webSocket, time, mostDeliveries, leastIdle, largest);
  }

  public BusOptions withLeastIdle(Duration time) {
    return new BusOptions(tls, clientCertificate, webSocket, lock, mostDeliveries, time, largest);
  }
}
