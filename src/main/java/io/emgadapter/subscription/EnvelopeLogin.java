package io.emgadapter.subscription;

import io.emgadapter.envelope.Authentication;
import io.emgadapter.gateway.rest.call.RestAccount;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The {@code Authentication} block in the envelopes of a subscription. Equinix's own gateway asks
 * for signatures; a partner's may ask for this. Settings {@code
 * emg.subscriptions.<name>.authentication.*}.
 *
 * @param form what stands in the block: {@code none} for no block, {@code client-secret} for {@code
 *     ClientId} and {@code ClientSecret}, {@code access-token} for an {@code AccessToken} that is
 *     fetched with them and renewed before its end
 * @param clientId the Consumer Key of your app in Equinix's developer portal
 * @param clientSecret its Consumer Secret
 * @param baseUrl where tokens are fetched ({@code /oauth2/v1/token}); https, except on this machine
 * @param connectTimeout how long a connection for a token may take
 * @param readTimeout how long the answer with a token may take
 */
public record EnvelopeLogin(
    @DefaultValue("none") Form form,
    String clientId,
    String clientSecret,
    @DefaultValue("https://api.equinix.com") String baseUrl,
    @DefaultValue("3s") Duration connectTimeout,
    @DefaultValue("15s") Duration readTimeout) {

  /** No block. */
  public static final EnvelopeLogin NONE =
      new EnvelopeLogin(
          Form.NONE, "", "", "https://api.equinix.com", Duration.ofSeconds(3), Duration.ZERO);

  private static final Pattern VISIBLE = Pattern.compile("[!-~]{1,1000}");

  /** Room for the names of the members, and for what JSON adds to a quote. */
  private static final int FRAME = 64;

  /** Absent texts become empty, so that {@link #problem} finds them. */
  public EnvelopeLogin {
    clientId = Objects.requireNonNullElse(clientId, "");
    clientSecret = Objects.requireNonNullElse(clientSecret, "");
  }

  /** What stands in the block. */
  public enum Form {
    /** There is no block. */
    NONE,
    /** The client's id and its secret themselves. */
    CLIENT_SECRET,
    /** A token that was got for them. */
    ACCESS_TOKEN
  }

  /** Whether envelopes carry a block. */
  public boolean isUsed() {
    return form != Form.NONE;
  }

  /** The most that the block adds to an envelope, in bytes. */
  public int mostBytes() {
    return switch (form) {
      case NONE -> 0;
      case CLIENT_SECRET -> FRAME + 2 * (clientId.length() + clientSecret.length());
      case ACCESS_TOKEN -> FRAME + Authentication.LONGEST_TOKEN;
    };
  }

  /** What is wrong with it, as the setting and a sentence. */
  Optional<Map.Entry<String, String>> problem() {
    if (!isUsed()) {
      return Optional.empty();
    }
    if (!VISIBLE.matcher(clientId).matches()) {
      return Optional.of(Map.entry("client-id", "supply the Consumer Key of your app."));
    }
    if (!VISIBLE.matcher(clientSecret).matches()) {
      return Optional.of(Map.entry("client-secret", "supply the Consumer Secret of your app."));
    }
    if (!RestAccount.isSafe(baseUrl)) {
      return Optional.of(Map.entry("base-url", "supply an https address: a secret goes there."));
    }
    return connectTimeout.isPositive() && readTimeout.isPositive()
        ? Optional.empty()
        : Optional.of(Map.entry("read-timeout", "supply a time, and so for connect-timeout."));
  }

  /** Without the credential. */
  @Override
  public String toString() {
    return "EnvelopeLogin[" + form + "]";
  }
}
