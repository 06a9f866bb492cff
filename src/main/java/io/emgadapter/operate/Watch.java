package io.emgadapter.operate;

import io.emgadapter.ledger.reads.Backlog;
import io.emgadapter.ledger.reads.ReadBacklog;
import io.emgadapter.ledger.reads.ReadBacklog.Attention;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the ledger looks like to the night shift, read at most every few seconds. */
@Component
class Watch {
  private static final long FRESH_NANOS = 5_000_000_000L;

  private final ReadBacklog backlog;
  private Seen seen = new Seen(new Attention(0, 0, 0, 0), List.of());
  private long staleAt = System.nanoTime();

  Watch(ReadBacklog backlog) {
    this.backlog = backlog;
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

  /** Looks, unless that was done a moment ago. Fails while the ledger is out of reach. */
  synchronized Seen look() {
    if (System.nanoTime() - staleAt >= 0) {
      seen = new Seen(backlog.attention(), backlog.bySubscription());
      staleAt = System.nanoTime() + FRESH_NANOS;
    }
    return seen;
  }
}
