package io.emgadapter.http;

import io.emgadapter.access.Caller;
import io.emgadapter.access.HttpProblem;
import io.emgadapter.receive.FeedJson;
import io.emgadapter.receive.FeedSource;
import io.emgadapter.receive.Feeds;
import io.emgadapter.work.Durably;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * Takes CloudEvents that a Fabric stream of Equinix posts (CloudEvents 1.0, HTTP binding,
 * structured and batched), and answers when all of them are in the ledger.
 */
@RestController
class FeedController {
  /** It does not wait for a ledger that is out of reach: the stream posts again. */
  private static final Durably AT_ONCE = new Durably(() -> true);

  /** Each becomes a row; a stream posts a few at a time. */
  private static final int MOST_EVENTS = 1000;

  private final Feeds feeds;
  private final Visibility visibility;

  FeedController(Feeds feeds, Visibility visibility) {
    this.feeds = feeds;
    this.visibility = visibility;
  }

  // No form and no plain text: a page in a browser on this host cannot send these without being
  // asked.
  @PostMapping(
      path = "/feeds/{subscription}/cloudevents",
      consumes = {
        "application/cloudevents+json",
        "application/cloudevents-batch+json",
        "application/json"
      })
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void take(@PathVariable String subscription, @RequestBody byte[] body, Caller caller) {
    visibility.check(caller, subscription);
    List<JsonNode> events =
        FeedJson.items(body)
            .orElseThrow(() ->
                HttpProblem.wrong(
                        "Send one CloudEvent as a JSON object, or several as an array of them.")
                    .code("not-json"));
    if (events.size() > MOST_EVENTS) {
      throw HttpProblem.wrong("Send at most 1,000 CloudEvents in one array.").code("too-many");
    }
    feeds.take(AT_ONCE, subscription, FeedSource.PUSH, events);
  }
}
