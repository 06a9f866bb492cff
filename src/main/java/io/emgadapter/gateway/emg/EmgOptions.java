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

  /** The client announces half of it to the peer; Service Bus refuses less than 60 s. */
  private static final Duration IDLE = Duration.ofMinutes(4);

  private static final Duration CLOSE = Duration.ofSeconds(2);

  private EmgOptions() {}

  /**
   * The options of a connection.
   *
   * @param lost is told, with the cause, when the connection is lost
   */
  static ConnectionOptions connection(ConnectionString to, Consumer<@Nullable Throwable> lost) {
    var options =
        new ConnectionOptions()
            .user(to.keyName())
            .password(to.key())
            .sslEnabled(to.tls())
            .idleTimeout(IDLE.toMillis())
            .openTimeout(OPEN.toMillis())
            .requestTimeout(OPEN.toMillis())
            .drainTimeout(OPEN.toMillis())
            .closeTimeout(CLOSE.toMillis())
            .reconnectEnabled(false)
            .disconnectedHandler((_, event) -> lost.accept(event.failureCause()));
    options.transportOptions().connectTimeout(Math.toIntExact(OPEN.toMillis())).tcpKeepAlive(true);
    options.saslOptions().addAllowedMechanism("PLAIN");
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
