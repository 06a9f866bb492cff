package io.emgadapter.gateway.emg;

import io.emgadapter.gateway.emg.Way.HttpProxy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A way through an HTTP proxy for a client that knows of none: one connection to a port of this
 * machine comes out at the far end. What goes through is the client's TLS, so neither this nor the
 * proxy can read it. Ends with either side.
 */
final class ProxyTunnel implements AutoCloseable {
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3}).*");
  private static final int LONGEST_HEAD = 16 * 1024;
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
      connect(far, proxy);
      far.setTcpNoDelay(true);
      far.setKeepAlive(true);
      ask(far, proxy, authority(host, port), System.nanoTime() + longest.toNanos());
      far.setSoTimeout(0);
      var tunnel = new ProxyTunnel(far, new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      Thread.ofVirtual().start(tunnel::serve);
      return tunnel;
    } catch (IOException | RuntimeException e) {
      far.close();
      throw e;
    }
  }

  private static void connect(Socket far, HttpProxy proxy) throws IOException {
    try {
      far.connect(new InetSocketAddress(proxy.host(), proxy.port()), MILLIS);
    } catch (IOException e) {
      throw new IOException("the proxy " + proxy + " is out of reach: " + kind(e), e);
    }
  }

  /** The kind with what it says: a name that has no address is its own message. */
  private static String kind(IOException e) {
    return e.getClass().getSimpleName() + " (" + e.getMessage() + ")";
  }

  /** As RFC 3986, 3.2.2, writes it: a literal address of IPv6 stands in brackets. */
  private static String authority(String host, int port) {
    boolean isBare = host.indexOf(':') >= 0 && !host.startsWith("[");
    return (isBare ? "[" + host + "]" : host) + ":" + port;
  }

  private static void ask(Socket far, HttpProxy proxy, String target, long deadline)
      throws IOException {
    String head = "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n" + login(proxy);
    far.getOutputStream().write((head + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    String answer;
    try {
      answer = head(far, deadline);
    } catch (IOException e) {
      throw new IOException("the proxy " + proxy + " does not answer", e);
    }
    Matcher status = STATUS.matcher(answer);
    if (!status.matches()) {
      throw new IOException(proxy + " is no HTTP proxy, by its answer");
    }
    if (!status.group(1).startsWith("2")) {
      throw new IOException("the proxy " + proxy + " refuses: HTTP " + status.group(1));
    }
  }

  private static String login(HttpProxy proxy) {
    if (proxy.user() == null) {
      return "";
    }
    String login = proxy.user() + ":" + (proxy.password() == null ? "" : proxy.password());
    String coded = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    return "Proxy-Authorization: Basic " + coded + "\r\n";
  }

  /** The first line; reads byte by byte, because what follows the head is the peer's. */
  private static String head(Socket far, long deadline) throws IOException {
    InputStream in = far.getInputStream();
    var head = new ByteArrayOutputStream();
    int last = 0;
    while (last != 0x0d0a0d0a) {
      far.setSoTimeout(millisUntil(deadline));
      int next = in.read();
      if (next < 0 || head.size() > LONGEST_HEAD) {
        throw new IOException("no whole answer");
      }
      head.write(next);
      last = last << 8 | next;
    }
    return head.toString(StandardCharsets.ISO_8859_1).lines().findFirst().orElse("");
  }

  private static int millisUntil(long deadline) throws IOException {
    long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
    if (left <= 0) {
      throw new IOException("no whole answer in time");
    }
    return Math.toIntExact(left);
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
