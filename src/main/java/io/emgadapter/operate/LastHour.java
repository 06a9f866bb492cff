package io.emgadapter.operate;

import io.emgadapter.ledger.reads.LastKnown;
import io.emgadapter.ledger.reads.Probe;
import io.emgadapter.ledger.reads.ReadLastHour;
import io.emgadapter.ledger.reads.ReadLastHour.Hour;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The Tasks of the last hour, as they were counted last: no page waits for the ledger. */
@Component
public final class LastHour {
  private static final Duration EVERY = Duration.ofSeconds(30);

  private final LastKnown<Hour> known;

  LastHour(ReadLastHour read, Probe probe) {
    this.known = probe.keep(() -> read.hour(ReadLastHour.MOST), EVERY);
  }

  /** All of them; null before the first look. */
  public @Nullable Hour tasks() {
    return known.value();
  }

  /** How old that is, in seconds; -1 before the first look. */
  public long ageSeconds() {
    return known.ageSeconds();
  }
}
