package io.emgadapter.gateway.emg;

import io.emgadapter.outbound.HttpProxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/**
 * A way through an HTTP proxy for a client that knows of none: one connection to a port of this
 * machine comes out at the far end. What goes through is the client's TLS, so neither this nor the
 * proxy can read it. Ends with either side.
 */
final class ProxyTunnel implements AutoCloseable {
  private static final int MILLIS = Math.toIntExact(EmgOptions.OPEN.toMillis());

  private final Socket far;
  private final ServerSocket door;

  private ProxyTunnel(Socket far, ServerSocket door) {
    this.far = far;
    this.door = door;
  }

  /**
   * Has the proxy connect to a host and waits until it did.
   *
   * @throws IOException with a sentence for the operator
   */
  static ProxyTunnel open(HttpProxy proxy, String host, int port) throws IOException {
    return open(proxy, host, port, EmgOptions.OPEN);
  }

  /**
   * The same.
   *
   * @param longest in which the whole head of the answer must have come
   */
  static ProxyTunnel open(HttpProxy proxy, String host, int port, Duration longest)
      throws IOException {
    Socket far = new Socket();
    try {
      proxy.open(far, far::connect, host, port, longest);
      far.setTcpNoDelay(true);
      far.setKeepAlive(true);
      var tunnel = new ProxyTunnel(far, new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      Thread.ofVirtual().start(tunnel::serve);
      return tunnel;
    } catch (IOException | RuntimeException e) {
      far.close();
      throw e;
    }
  }

  /** The one connection to it is served; it takes it in the time in which a peer must open. */
  int port() {
    return door.getLocalPort();
  }

  private void serve() {
    try (door;
        far) {
      door.setSoTimeout(MILLIS);
      try (Socket near = door.accept()) {
        door.close();
        near.setTcpNoDelay(true);
        Thread back = Thread.ofVirtual().start(() -> pump(far, near));
        pump(near, far);
        back.join();
      }
    } catch (IOException e) {
      // Nobody came, or close() was called.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The end of one direction ends both: AMQP has no use for half a connection. */
  private static void pump(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // One side is gone, and by this try so is the other.
    }
  }

  @Override
  public void close() {
    try (door;
        far) {
      return;
    } catch (IOException e) {
      // They are as good as closed.
    }
  }
}
