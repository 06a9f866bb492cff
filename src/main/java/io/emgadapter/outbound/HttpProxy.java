package io.emgadapter.outbound;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
   * @param target as {@code host:port}
   * @param millis the longest wait for the connection, and for each part of the answer
   * @throws ProxyTrouble if the proxy opens no way
   */
  public void open(Socket socket, Connecting connecting, String target, int millis)
      throws IOException {
    try {
      connecting.connect(new InetSocketAddress(host, port), millis);
    } catch (IOException e) {
      throw new ProxyTrouble("the proxy " + this + " is out of reach: " + kind(e), e);
    }
    socket.setSoTimeout(millis);
    ask(socket, target);
    socket.setSoTimeout(0);
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

  private void ask(Socket socket, String target) throws IOException {
    String head = "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n" + login();
    socket.getOutputStream().write((head + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    String answer;
    try {
      answer = head(socket.getInputStream());
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
  private static String head(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    int last = 0;
    while (last != 0x0d0a0d0a) {
      int next = in.read();
      if (next < 0 || head.size() > LONGEST_HEAD) {
        throw new IOException("no whole answer");
      }
      head.write(next);
      last = last << 8 | next;
    }
    return head.toString(StandardCharsets.ISO_8859_1).lines().findFirst().orElse("");
  }

  /** Without the password. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
