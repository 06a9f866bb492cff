package io.emgadapter.operate;

import io.emgadapter.ledger.reads.Backlog;
import io.emgadapter.ledger.reads.LastKnown;
import io.emgadapter.ledger.reads.Probe;
import io.emgadapter.ledger.reads.ReadBacklog;
import io.emgadapter.ledger.reads.ReadBacklog.Attention;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the ledger looks like to the night shift, as it was seen last. */
@Component
class Watch {
  private static final Duration EVERY = Duration.ofSeconds(5);

  private final LastKnown<Seen> seen;

  Watch(ReadBacklog backlog, Probe probe) {
    this.seen = probe.keep(() -> new Seen(backlog.attention(), backlog.bySubscription()), EVERY);
  }

  /** What was seen at one look. */
  record Seen(Attention attention, List<Backlog> backlogs) {

    /** Of those that are not paused: their Tasks should have gone. */
    long oldestReadySeconds() {
      return backlogs.stream()
          .filter(each -> each.pausedBy() == null)
          .mapToLong(Backlog::oldestReadySeconds)
          .max()
          .orElse(0);
    }
  }

  /** What was seen last, and how long ago. */
  LastKnown<Seen> seen() {
    return seen;
  }
}
