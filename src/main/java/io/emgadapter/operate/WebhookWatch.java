package io.emgadapter.operate;

import io.emgadapter.ledger.reads.LastKnown;
import io.emgadapter.ledger.reads.Probe;
import io.emgadapter.ledger.reads.ReadWebhooks;
import io.emgadapter.ledger.reads.ReadWebhooks.Endpoint;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the endpoints of webhooks do, as the ledger said last. */
@Component
class WebhookWatch {
  private final LastKnown<List<Endpoint>> known;

  WebhookWatch(ReadWebhooks webhooks, Probe probe) {
    this.known = probe.keep(webhooks::endpoints, Duration.ofSeconds(5));
  }

  /** All that are set up; null before the first look. */
  @Nullable List<Endpoint> endpoints() {
    return known.value();
  }
}
