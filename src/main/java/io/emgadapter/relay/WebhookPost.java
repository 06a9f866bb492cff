package io.emgadapter.relay;

import io.emgadapter.event.CloudEvents;
import io.emgadapter.ledger.events.Copy;
import io.emgadapter.outbound.Outbound;
import io.emgadapter.outbound.Reply;
import io.emgadapter.outbound.Reply.Answered;
import io.emgadapter.outbound.Reply.Forbidden;
import io.emgadapter.outbound.Reply.TooLarge;
import io.emgadapter.outbound.Reply.Unanswered;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Posts events to where a webhook is (Standard Webhooks). */
final class WebhookPost {
  /** The convention's: an answer that takes longer is none. */
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
   * What came of one post.
   *
   * @param outcome the HTTP status, or why there is none
   */
  record Posted(boolean worked, boolean gone, String outcome) {}

  /** Posts one event. Never throws. */
  Posted post(Copy copy) {
    byte[] body = rendering.bytes(copy.logged().event());
    String id = copy.logged().event().id().toString();
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

  /** Only 2xx is success; a redirect is not followed, because it leads to what was not checked. */
  private static Posted posted(Reply reply) {
    return switch (reply) {
      case Answered(int status, _, _) ->
          new Posted(status / 100 == 2, status == GONE, Integer.toString(status));
      case TooLarge() -> new Posted(false, false, "too large");
      case Forbidden() -> new Posted(false, false, "address not allowed");
      case Unanswered(var kind) -> new Posted(false, false, kind);
    };
  }
}
