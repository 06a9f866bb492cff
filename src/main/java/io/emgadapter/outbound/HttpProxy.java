package io.emgadapter.outbound;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy that opens tunnels by {@code CONNECT} (RFC 9110, 9.3.6). It learns the host and the
 * port of the other side, and sees nothing but TLS after that.
 *
 * @param user for Basic authentication; null where it asks for none
 */
public record HttpProxy(String host, int port, @Nullable String user, @Nullable String password) {
  /** What to supply where the setting cannot be read. */
  public static final String WANTED =
      "supply it as http://host:port; user and password are settings of their own.";

  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3}).*");
  private static final int LONGEST_HEAD = 16 * 1024;

  /**
   * Reads it from a setting.
   *
   * @param url {@code http://host:port}, without a user
   * @return empty if it cannot be read
   */
  public static Optional<HttpProxy> of(
      String url, @Nullable String user, @Nullable String password) {
    try {
      URI uri = URI.create(url);
      boolean good =
          "http".equalsIgnoreCase(uri.getScheme())
              && uri.getHost() != null
              && uri.getPort() > 0
              && uri.getRawUserInfo() == null;
      return good
          ? Optional.of(new HttpProxy(uri.getHost(), uri.getPort(), user, password))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // its message quotes the text, in which there may be a password
    }
  }

  /**
   * Connects a socket to the proxy and has the proxy open a tunnel; what is written then goes to
   * the other side.
   *
   * @param connecting how the socket is connected
   * @param host a name, or a literal address
   * @param longest the longest wait for the connection, and once more for the whole answer
   * @throws ProxyTrouble if the proxy opens no way
   */
  public void open(Socket socket, Connecting connecting, String host, int port, Duration longest)
      throws IOException {
    try {
      connecting.connect(
          new InetSocketAddress(this.host, this.port), Math.toIntExact(longest.toMillis()));
    } catch (IOException e) {
      throw new ProxyTrouble("the proxy " + this + " is out of reach: " + kind(e), e);
    }
    ask(socket, authority(host, port), System.nanoTime() + longest.toNanos());
    socket.setSoTimeout(0);
  }

  /** As RFC 3986, 3.2.2, writes it: a literal address of IPv6 stands in brackets. */
  private static String authority(String host, int port) {
    boolean isBare = host.indexOf(':') >= 0 && !host.startsWith("[");
    return (isBare ? "[" + host + "]" : host) + ":" + port;
  }

  /** The proxy opened no way; its message is a sentence for the operator, without a secret. */
  public static final class ProxyTrouble extends IOException {
    private static final long serialVersionUID = 1L;

    ProxyTrouble(String sentence, @Nullable IOException cause) {
      super(sentence, cause);
    }
  }

  /** Connects a socket, as {@link Socket#connect(SocketAddress, int)} does. */
  @FunctionalInterface
  public interface Connecting {
    void connect(SocketAddress to, int millis) throws IOException;
  }

  /** The kind with what it says: a name that has no address is its own message. */
  private static String kind(IOException e) {
    return e.getClass().getSimpleName() + " (" + e.getMessage() + ")";
  }

  private void ask(Socket socket, String target, long deadline) throws IOException {
    String head = "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n" + login();
    String answer;
    try {
      socket.getOutputStream().write((head + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      answer = head(socket, deadline);
    } catch (IOException e) {
      throw new ProxyTrouble("the proxy " + this + " does not answer", e);
    }
    Matcher status = STATUS.matcher(answer);
    if (!status.matches()) {
      throw new ProxyTrouble(this + " is no HTTP proxy, by its answer", null);
    }
    if (!status.group(1).startsWith("2")) {
      throw new ProxyTrouble("the proxy " + this + " refuses: HTTP " + status.group(1), null);
    }
  }

  private String login() {
    if (user == null) {
      return "";
    }
    String login = user + ":" + (password == null ? "" : password);
    String coded = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    return "Proxy-Authorization: Basic " + coded + "\r\n";
  }

  /** The first line; reads byte by byte, because what follows the head is the peer's. */
  private static String head(Socket socket, long deadline) throws IOException {
    InputStream in = socket.getInputStream();
    var head = new ByteArrayOutputStream();
    int last = 0;
    while (last != 0x0d0a0d0a) {
      socket.setSoTimeout(millisUntil(deadline));
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

  /** Without the password. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
