package io.emgadapter.gateway.rest.call;

import io.emgadapter.order.ContentId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What all instances together know about credentials. "Account is locked after 5 successive invalid
 * attempts" (Equinix, API Authentication), so one attempt is made at a time, and none after a
 * refusal until a person allows it. A credential is known by its {@link Credential#digest}, so
 * subscriptions that share one share its attempts too. Methods throw {@link
 * org.springframework.dao.DataAccessException} if the memory is out of reach.
 */
public interface CredentialMemory {

  /** Whether an attempt may be made. */
  enum Permit {
    /** This instance may make one, within the time that it asked for. */
    GRANTED,
    /** Another instance is making one. */
    BUSY,
    /** Equinix refused this credential; it must not be sent again by itself. */
    REFUSED
  }

  /**
   * Asks for the only attempt; whoever gets it must say how it ended.
   *
   * @param longest how long the attempt may take; after that another one is permitted
   */
  Permit begin(Credential credential, Duration longest);

  /**
   * The attempt is over, and Equinix did not refuse the credential. Does not throw: where the
   * memory is out of reach, it is written down when this instance looks next.
   */
  void end(Credential credential);

  /**
   * Equinix refused the credential. Does not throw: where the memory is out of reach, this instance
   * knows it nevertheless, and writes it down before it permits anything.
   *
   * @param code Equinix's error code, at most 100 characters
   */
  void refuse(Credential credential, String code);

  /** The refusal that is in force for this credential; empty if there is none. */
  Optional<Refusal> refusal(Credential credential);

  /**
   * A number that grows when there is something to look for, such as a refusal; that may be of any
   * credential. Asks nobody, and does not throw.
   */
  long heard();

  /**
   * Equinix's word that a credential is wrong.
   *
   * @param code Equinix's error code
   */
  record Refusal(Instant at, String code) {}

  /**
   * The credential with which a token is requested.
   *
   * @param subscription the account that uses it, for the log and the audit
   * @param baseUrl where it is valid
   */
  record Credential(String subscription, String baseUrl, String clientId, String clientSecret) {

    /** The credential of an account whose secret is in its settings. */
    public static Credential of(String subscription, RestAccount account) {
      return of(subscription, account, account.clientSecret());
    }

    /** The credential of an account with this secret. */
    public static Credential of(String subscription, RestAccount account, String secret) {
      return new Credential(subscription, account.baseUrl(), account.clientId(), secret);
    }

    /** Its SHA-256, which does not reveal it: another secret or address is another credential. */
    public byte[] digest() {
      return digest(List.of("emg-adapter rest", address(), clientId, clientSecret));
    }

    /** The SHA-256 of the account, which is the same with another secret. */
    public byte[] account() {
      return digest(List.of("emg-adapter account", address(), clientId));
    }

    private static byte[] digest(List<String> parts) {
      StringBuilder all = new StringBuilder();
      for (String part : parts) {
        all.append(part.getBytes(StandardCharsets.UTF_8).length).append(':').append(part);
      }
      return ContentId.sha256(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** One address, however it is written. */
    private String address() {
      URI uri = URI.create(baseUrl).normalize();
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
      int usual = "http".equals(scheme) ? 80 : 443;
      int port = uri.getPort() < 0 ? usual : uri.getPort();
      String path = String.valueOf(uri.getRawPath()).replaceFirst("/+$", "");
      return scheme + "://" + host + ":" + port + path;
    }

    /** Without the secret. */
    @Override
    public String toString() {
      return "Credential[" + subscription + "]";
    }
  }
}
