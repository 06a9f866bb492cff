package io.emgadapter.gateway.emg;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.qpid.protonj2.client.Connection;
import org.apache.qpid.protonj2.client.ConnectionOptions;
import org.jspecify.annotations.Nullable;

/** The options of every connection. */
final class EmgOptions {

  /** How long a peer may take to open a connection, a session or a link. */
  static final Duration OPEN = Duration.ofSeconds(10);

  /** More than the largest AMQP frame, which the client's default is one byte short of. */
  private static final int WEB_SOCKET_FRAME = 1 << 20;

  private static final Duration CLOSE = Duration.ofSeconds(2);

  private EmgOptions() {}

  /**
   * The options of a connection.
   *
   * @param lost is told, with the cause, when the connection is lost
   */
  static ConnectionOptions connection(EmgQueue queue, Consumer<@Nullable Throwable> lost) {
    ConnectionString to = queue.address();
    var options =
        new ConnectionOptions()
            .virtualHost(to.host())
            .user(to.keyName())
            .password(to.key())
            .sslEnabled(to.tls())
            // Half of it is what the peer hears; Service Bus refuses less than 60 s.
            .idleTimeout(queue.way().giveUp().toMillis())
            .openTimeout(OPEN.toMillis())
            .requestTimeout(OPEN.toMillis())
            .drainTimeout(OPEN.toMillis())
            .closeTimeout(CLOSE.toMillis())
            .reconnectEnabled(false)
            .disconnectedHandler((_, event) -> lost.accept(event.failureCause()));
    options.transportOptions().connectTimeout(Math.toIntExact(OPEN.toMillis())).tcpKeepAlive(true);
    options.saslOptions().addAllowedMechanism("PLAIN");
    String path = queue.way().webSocketPath();
    if (path != null) {
      options
          .transportOptions()
          .useWebSockets(true)
          .webSocketPath(path)
          .webSocketMaxFrameSize(WEB_SOCKET_FRAME)
          .addWebSocketHeader("Host", to.host());
    }
    return options;
  }

  /** Closes a connection without waiting; one that does not answer ends after two seconds. */
  static void close(Connection connection) {
    var _ = connection.closeAsync();
  }

  static <T> T await(Future<T> opening)
      throws ExecutionException, TimeoutException, InterruptedException {
    return opening.get(OPEN.toMillis(), TimeUnit.MILLISECONDS);
  }
}
