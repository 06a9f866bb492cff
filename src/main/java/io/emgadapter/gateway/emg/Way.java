package io.emgadapter.gateway.emg;

import io.emgadapter.outbound.HttpProxy;
import io.emgadapter.outbound.OwnClient.Via;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;

/**
 * How a queue is reached.
 *
 * @param webSocketPath where AMQP goes over WebSocket, as on Service Bus's port 443, the path of
 *     its handshake; null for AMQP straight over TCP
 * @param proxy the HTTP proxy that opens the way; null where there is none
 * @param tls asked before each connection, so that files that changed count from the next one on;
 *     null for what the JVM trusts, without a client certificate
 * @param giveUp a peer from which neither data nor a heartbeat came for so long is given up;
 *     Service Bus takes no less than two minutes
 */
public record Way(
    @Nullable String webSocketPath,
    @Nullable HttpProxy proxy,
    @Nullable Supplier<SslBundle> tls,
    Duration giveUp) {

  /** Where Service Bus listens for WebSockets. */
  public static final String SERVICE_BUS_PATH = "/$servicebus/websocket";

  /** A peer that says nothing is given up after two minutes; its heartbeat is due every minute. */
  public static final Duration GIVE_UP = Duration.ofMinutes(2);

  /** Straight, trusting what the JVM trusts. */
  public static final Way DIRECT = new Way(null, null, null, GIVE_UP);

  /** The same way for calls by HTTP: by the same proxy, with the same trust. */
  public Via via() {
    return new Via(proxy, tls);
  }
}
