package io.emgadapter.gateway.emg;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The address of a queue with the credentials for it, as Equinix issues them at onboarding: {@code
 * Endpoint=sb://<namespace>.servicebus.windows.net/;SharedAccessKeyName=<policy>;SharedAccessKey=<key>;EntityPath=<queue>}.
 *
 * <p>As in Microsoft's emulator, {@code UseDevelopmentEmulator=true} means AMQP without TLS, and
 * then only to this machine. The endpoint may name a port.
 *
 * @param host the broker's host
 * @param port by default 5671 with TLS, 5672 without
 * @param tls whether the connection is encrypted and the host's certificate checked
 * @param keyName the policy, used as the SASL user
 * @param key the secret, used as the SASL password
 * @param entity the queue
 */
public record ConnectionString(
    String host, int port, boolean tls, String keyName, String key, String entity) {

  /** The port for AMQP without TLS. */
  private static final int AMQP = 5672;

  /** The port for AMQP over TLS. */
  private static final int AMQPS = 5671;

  /**
   * Reads a connection string; the names of its parts may come in any order and in any case.
   *
   * @throws IllegalArgumentException with one sentence that says what is missing, never the key
   */
  public static ConnectionString parse(String text) {
    return parse(text, AMQPS);
  }

  /**
   * Reads one of which the endpoint's port, where it names none and there is TLS, is this one.
   *
   * @throws IllegalArgumentException with one sentence that says what is missing, never the key
   */
  public static ConnectionString parse(String text, int tlsPort) {
    Map<String, String> parts = parts(text);
    boolean tls = !emulator(parts.get("usedevelopmentemulator"));
    URI endpoint = endpoint(part(parts, "Endpoint"));
    String host = endpoint.getHost().replaceAll("[\\[\\]]", "");
    if (!tls && !isThisMachine(host)) {
      throw bad(
          "has UseDevelopmentEmulator=true, by which nothing is encrypted: the endpoint must be this"
              + " machine, as sb://localhost; for any other leave that part out, and TLS is used.");
    }
    return new ConnectionString(
        host,
        port(endpoint.getPort(), tls ? tlsPort : AMQP),
        tls,
        part(parts, "SharedAccessKeyName"),
        part(parts, "SharedAccessKey"),
        part(parts, "EntityPath"));
  }

  private static Map<String, String> parts(String text) {
    var parts = new HashMap<String, String>();
    for (String part : text.strip().split(";", -1)) {
      int equals = part.indexOf('=');
      if (equals < 0 && !part.isBlank()) {
        throw bad("has a part without '='; write each as Name=value and end each with ';'.");
      }
      if (equals >= 0) {
        String name = part.substring(0, equals).strip().toLowerCase(Locale.ROOT);
        if (parts.put(name, part.substring(equals + 1).strip()) != null) {
          throw bad("names one of its parts twice; keep one of them.");
        }
      }
    }
    return parts;
  }

  private static String part(Map<String, String> parts, String name) {
    String value = parts.get(name.toLowerCase(Locale.ROOT));
    if (value == null || value.isEmpty()) {
      throw bad("has no " + name + "; copy it whole as Equinix issued it.");
    }
    return value;
  }

  private static boolean emulator(@Nullable String value) {
    return Boolean.parseBoolean(value);
  }

  private static URI endpoint(String text) {
    try {
      URI endpoint = new URI(text);
      if ("sb".equalsIgnoreCase(endpoint.getScheme()) && endpoint.getHost() != null) {
        return endpoint;
      }
    } catch (URISyntaxException e) {
      // The message of the exception quotes the text, which may contain the key after a misplaced
      // ';'.
    }
    throw bad("needs an Endpoint of the form sb://<host>/ or sb://<host>:<port>/.");
  }

  private static int port(int port, int usual) {
    if (port == 0 || port > 65_535) {
      throw bad("needs a port from 1 to 65535, or none.");
    }
    return port > 0 ? port : usual;
  }

  private static boolean isThisMachine(String host) {
    try {
      return host.equalsIgnoreCase("localhost") || InetAddress.ofLiteral(host).isLoopbackAddress();
    } catch (IllegalArgumentException e) {
      return false; // a name: where it leads today says nothing about tomorrow
    }
  }

  private static IllegalArgumentException bad(String what) {
    return new IllegalArgumentException("The connection string " + what);
  }

  /** The same for the dead-letter queue of this queue at Service Bus. */
  public ConnectionString deadLetters() {
    return new ConnectionString(host, port, tls, keyName, key, entity + "/$deadletterqueue");
  }

  /** Whether it is Azure Service Bus, where every queue has a dead-letter queue. */
  public boolean isServiceBus() {
    return host.toLowerCase(Locale.ROOT).endsWith(".servicebus.windows.net");
  }

  /** Whether both name one queue; Service Bus does not tell capitals from small letters. */
  public boolean isSameQueue(ConnectionString other) {
    return host.equalsIgnoreCase(other.host)
        && (isServiceBus()
            ? entity.equalsIgnoreCase(other.entity)
            : port == other.port && entity.equals(other.entity));
  }

  /** Everything but the key. */
  @Override
  public String toString() {
    String scheme = tls ? "amqps" : "amqp";
    return scheme + "://" + keyName + ":***@" + host + ":" + port + "/" + entity;
  }
}
