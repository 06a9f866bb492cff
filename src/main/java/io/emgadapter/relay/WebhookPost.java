package io.emgadapter.relay;

import io.emgadapter.event.CloudEvents;
import io.emgadapter.ledger.events.Delivery;
import io.emgadapter.outbound.Outbound;
import io.emgadapter.outbound.Outbound.Reply;
import io.emgadapter.outbound.Outbound.Reply.Answered;
import io.emgadapter.outbound.Outbound.Reply.Forbidden;
import io.emgadapter.outbound.Outbound.Reply.TooLarge;
import io.emgadapter.outbound.Outbound.Reply.Unanswered;
import io.emgadapter.relay.Publisher.Rendering;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Posts events to the URL of a webhook, by the Standard Webhooks convention. */
final class WebhookPost {
  /** The convention's limit: whoever answers later has not answered. */
  private static final Duration LONGEST = Duration.ofSeconds(15);

  private static final int GONE = 410;

  private final URI url;
  private final WebhookSignature signature;
  private final Outbound outbound;
  private final Rendering rendering;
  private final Clock clock;

  WebhookPost(
      URI url, WebhookSignature signature, Outbound outbound, Rendering rendering, Clock clock) {
    this.url = url;
    this.signature = signature;
    this.outbound = outbound;
    this.rendering = rendering;
    this.clock = clock;
  }

  /**
   * What became of one post.
   *
   * @param worked whether the webhook took the event
   * @param gone whether it wants no more events
   * @param outcome the HTTP status, or why there is none
   */
  record Posted(boolean worked, boolean gone, String outcome) {}

  /** Posts one event. Never throws. */
  Posted post(Delivery delivery) {
    byte[] body = rendering.bytes(delivery.logged().event());
    String id = delivery.logged().event().id().toString();
    long timestamp = clock.instant().getEpochSecond();
    Map<String, String> headers =
        Map.of(
            "Content-Type",
            CloudEvents.CONTENT_TYPE,
            "webhook-id",
            id,
            "webhook-timestamp",
            Long.toString(timestamp),
            "webhook-signature",
            signature.of(id, timestamp, body));
    return posted(outbound.post(url, headers, body, LONGEST));
  }

  /** Only 2xx is success. A redirect is not followed, because nobody checked where it leads. */
  private static Posted posted(Reply reply) {
    return switch (reply) {
      case Answered answer ->
          new Posted(
              answer.isSuccess(), answer.status() == GONE, Integer.toString(answer.status()));
      case TooLarge() -> new Posted(false, false, "too large");
      case Forbidden() -> new Posted(false, false, "address not allowed");
      case Unanswered(var kind) -> new Posted(false, false, kind);
    };
  }

  /**
   * Signs by the Standard Webhooks convention, symmetric: HMAC-SHA256 over {@code
   * id.timestamp.body}.
   */
  static final class WebhookSignature {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;

    private final List<SecretKeySpec> keys;

    private WebhookSignature(List<SecretKeySpec> keys) {
      this.keys = keys;
    }

    /**
     * Signs with each of these secrets.
     *
     * @throws IllegalArgumentException if one of them is no secret; its message does not quote it
     */
    static WebhookSignature of(List<String> secrets) {
      if (secrets.isEmpty()) {
        throw new IllegalArgumentException(
            "supply a secret: whsec_ and the Base64 of 24 random bytes.");
      }
      return new WebhookSignature(secrets.stream().map(WebhookSignature::key).toList());
    }

    private static SecretKeySpec key(String secret) {
      String text = secret.strip();
      byte[] bytes =
          text.startsWith(PREFIX) ? decoded(text.substring(PREFIX.length())) : new byte[0];
      if (bytes.length < SHORTEST || bytes.length > LONGEST) {
        throw new IllegalArgumentException(
            "supply whsec_ and the Base64 of 24 to 64 random bytes.");
      }
      return new SecretKeySpec(bytes, ALGORITHM);
    }

    private static byte[] decoded(String base64) {
      try {
        return Base64.getDecoder().decode(base64);
      } catch (IllegalArgumentException e) {
        return new byte[0];
      }
    }

    /** The header {@code webhook-signature}: {@code v1,} and Base64, one for each secret. */
    String of(String id, long timestamp, byte[] body) {
      ByteArrayOutputStream signed = new ByteArrayOutputStream();
      signed.writeBytes((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      signed.writeBytes(body);
      return keys.stream()
          .map(key -> "v1," + Base64.getEncoder().encodeToString(hmac(key, signed.toByteArray())))
          .collect(Collectors.joining(" "));
    }

    private static byte[] hmac(SecretKeySpec key, byte[] bytes) {
      try {
        Mac mac = Mac.getInstance(ALGORITHM);
        mac.init(key);
        return mac.doFinal(bytes);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every JDK has " + ALGORITHM, e);
      }
    }
  }
}
