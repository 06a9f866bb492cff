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
 * Tells the operator what of EMG's is not acted upon, and what is though nobody knows who sent it:
 * the first at once, then one line a minute that sums up, however many come. For one thread.
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

  /** One did not verify, and the policy believes it all the same. */
  void believed() {
    believed++;
  }

  /** These were set aside. */
  public void parked(List<Parking> parkings) {
    parkings.forEach(each -> parked.merge(each.reason(), 1, Integer::sum));
  }

  /** Says what gathered, unless a line was written a moment ago; then it goes into the next one. */
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
