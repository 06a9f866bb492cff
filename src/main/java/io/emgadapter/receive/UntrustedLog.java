package io.emgadapter.receive;

import io.emgadapter.ledger.parked.Park.Parking;
import io.emgadapter.work.LogKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs which messages from EMG had no effect, and which ones had one although nobody knows who sent
 * them: the first at once, then one line a minute that sums up all others. For one thread.
 */
public final class UntrustedLog {
  private static final Logger LOG = LoggerFactory.getLogger(UntrustedLog.class);

  private final String subscription;
  private final Duration pause;
  private final Map<String, Integer> parked = new TreeMap<>();
  private int believed;
  private long told;

  /**
   * @param pause the shortest time between two lines
   */
  public UntrustedLog(String subscription, Duration pause) {
    this.subscription = subscription;
    this.pause = pause;
    this.told = System.nanoTime() - pause.toNanos();
  }

  /** A message did not verify, and the policy believes it nevertheless. */
  void believed() {
    believed++;
  }

  /** These messages were parked. */
  public void parked(List<Parking> parkings) {
    parkings.forEach(each -> parked.merge(each.reason(), 1, Integer::sum));
  }

  /**
   * Logs what has gathered, unless a line was written a moment ago; then it goes into the next
   * line.
   */
  public void tell() {
    boolean anything = believed > 0 || !parked.isEmpty();
    if (anything && System.nanoTime() - told >= pause.toNanos()) {
      LOG.atWarn()
          .addKeyValue(LogKey.SUBSCRIPTION, subscription)
          .log("Of the messages from EMG, {}", sentence());
      told = System.nanoTime();
      believed = 0;
      parked.clear();
    }
  }

  private String sentence() {
    String aside =
        parked.entrySet().stream()
            .map(each -> each.getValue() + " as " + each.getKey())
            .collect(Collectors.joining(", "));
    String unsure = believed + " did not verify and were believed, because its policy says so";
    return parked.isEmpty()
        ? unsure
        : "these changed nothing and are parked for a person: "
            + aside
            + (believed == 0 ? "" : "; " + unsure);
  }
}
