package io.emgadapter.gateway.rest.call;

import io.emgadapter.gateway.rest.call.Caller.Call;
import io.emgadapter.gateway.rest.call.Caller.Call.Lost;
import io.emgadapter.gateway.rest.call.Caller.Call.NotWritten;
import io.emgadapter.gateway.rest.call.Caller.Call.Replied;
import io.emgadapter.pause.PausePoint;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.function.Supplier;
import javax.net.ssl.SSLHandshakeException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.RestClientException;

/** Makes one HTTP exchange and says which of the three ends it had. */
public final class Exchange {
  private static final Duration WAIT = Duration.ofSeconds(5);

  private Exchange() {}

  /**
   * Makes it.
   *
   * <p>A connection that was refused or timed out, or a TLS handshake that failed, is proof that
   * nothing was written: HTTP begins after those. Every other failure comes after that and proves
   * nothing, the first byte may have been written.
   */
  public static Call of(Supplier<ResponseEntity<byte[]>> exchange) {
    try {
      PausePoint.CALLING.reach();
      Reply reply = Reply.of(exchange.get());
      PausePoint.CALLED.reach();
      return new Replied(reply);
    } catch (RestClientException e) {
      return isBeforeWriting(e)
          ? new NotWritten("Equinix cannot be connected to", WAIT)
          : new Lost("no whole answer came: " + kind(e));
    }
  }

  private static boolean isBeforeWriting(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof ConnectException
          || t instanceof HttpConnectTimeoutException
          || t instanceof SSLHandshakeException) {
        return true;
      }
    }
    return false;
  }

  /** The kind alone: messages of failures may quote what was sent. */
  private static String kind(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName();
  }

  /** An answer of which no more than so many bytes are read; a longer one breaks off. */
  record BoundedResponse(ClientHttpResponse response, int most) implements ClientHttpResponse {

    @Override
    public HttpStatusCode getStatusCode() throws IOException {
      return response.getStatusCode();
    }

    @Override
    public String getStatusText() throws IOException {
      return response.getStatusText();
    }

    @Override
    public HttpHeaders getHeaders() {
      return response.getHeaders();
    }

    @Override
    public InputStream getBody() throws IOException {
      return new Bounded(response.getBody(), most);
    }

    @Override
    public void close() {
      response.close();
    }

    private static final class Bounded extends FilterInputStream {
      private int left;

      Bounded(InputStream in, int most) {
        super(in);
        this.left = most;
      }

      @Override
      public int read() throws IOException {
        int one = super.read();
        if (one >= 0) {
          count(1);
        }
        return one;
      }

      @Override
      public int read(byte[] into, int from, int length) throws IOException {
        int read = super.read(into, from, length);
        if (read > 0) {
          count(read);
        }
        return read;
      }

      private void count(int read) throws IOException {
        left -= read;
        if (left < 0) {
          throw new IOException("the answer is larger than any that is expected");
        }
      }
    }
  }
}
