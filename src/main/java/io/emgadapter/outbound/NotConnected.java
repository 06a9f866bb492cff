package io.emgadapter.outbound;

import java.io.IOException;

/**
 * A proxy or TLS opened no way to the other side: proof that nothing of a request was written. It
 * is no {@link java.net.ConnectException}, because the client replaces those and forgets why.
 */
public final class NotConnected extends IOException {
  private static final long serialVersionUID = 1L;

  NotConnected(IOException cause) {
    super(cause.getClass().getSimpleName(), cause);
  }
}
