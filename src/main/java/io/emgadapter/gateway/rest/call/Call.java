package io.emgadapter.gateway.rest.call;

import io.emgadapter.gateway.rest.call.Call.NotWritten;
import io.emgadapter.gateway.rest.call.Call.Replied;
import io.emgadapter.outbound.NotConnected;
import io.emgadapter.outbound.WayTrouble;
import io.emgadapter.pause.PausePoint;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.function.Supplier;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClientException;

/** What became of one call. */
public sealed interface Call {

  /** Equinix answered, whatever it said. */
  record Replied(Reply reply) implements Call {}

  /**
   * Proven not to have been written, or to have been turned away before it was worked on.
   *
   * @param reason for the operator
   * @param pause the least time before it may be tried again
   * @param isTried whether it shows that the way to Equinix fails; false if nobody tried
   */
  record NotWritten(String reason, Duration pause, boolean isTried) implements Call {
    NotWritten(String reason, Duration pause) {
      this(reason, pause, true);
    }

    /** It never came to its turn. */
    public static NotWritten untried(String reason, Duration pause) {
      return new NotWritten(reason, pause, false);
    }
  }

  /**
   * It was written, and no complete answer came: Equinix may have worked on it or not.
   *
   * @param cause for the operator
   */
  record Lost(String cause) implements Call {}

  /**
   * Makes one HTTP exchange.
   *
   * <p>A name without an address, a connection that was refused or timed out, a proxy that opened
   * no way, or a TLS handshake that failed is proof that nothing was written: HTTP begins after
   * those. Every other failure comes later and proves nothing, because the first byte may have been
   * written.
   */
  static Call of(Supplier<ResponseEntity<byte[]>> exchange) {
    try {
      PausePoint.CALLING.reach();
      Reply reply = Reply.of(exchange.get());
      PausePoint.CALLED.reach();
      return new Replied(reply);
    } catch (RestClientException e) {
      return isBeforeWriting(e)
          ? new NotWritten(notConnected(e), Duration.ofSeconds(5))
          : new Lost("no whole answer came: " + kind(e));
    }
  }

  private static boolean isBeforeWriting(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof ConnectException
          || t instanceof ConnectTimeoutException
          || t instanceof NotConnected
          || t instanceof UnknownHostException
          || t instanceof SSLHandshakeException) {
        return true;
      }
    }
    return false;
  }

  private static String notConnected(Throwable failure) {
    String why = WayTrouble.of(failure);
    return "Equinix cannot be connected to" + (why == null ? "" : ": " + why);
  }

  /** The kind alone: messages of failures may quote what was sent. */
  private static String kind(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName();
  }
}
