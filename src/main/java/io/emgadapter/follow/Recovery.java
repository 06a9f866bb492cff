package io.emgadapter.follow;

import io.emgadapter.ledger.upkeep.Recover;
import io.emgadapter.ledger.upkeep.Recover.Recovered;
import io.emgadapter.subscription.UnusableSettings;
import io.emgadapter.work.Durably;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Doubts everything unfinished after a restore, before any other step starts. */
@Component
class Recovery implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
  private static final Pattern RESTORED = Pattern.compile("restored(-[A-Za-z0-9.:-]{1,40})?");

  /** Before everything that takes, sends or publishes. */
  private static final int FIRST = -1000;

  private final Recover recover;
  private final @Nullable String word;
  private final Durably durably = new Durably(() -> false);
  private volatile boolean running;

  Recovery(Recover recover, RecoverySettings settings) {
    this.recover = recover;
    this.word = check(settings);
  }

  /** The word of the restore; null for none. */
  static @Nullable String check(RecoverySettings settings) {
    String word = settings.recover();
    if (word == null || word.isBlank()) {
      return null;
    }
    if (!RESTORED.matcher(word).matches()) {
      throw new UnusableSettings(
          "emg.recover",
          "supply restored after a restore from a backup, restored-<word> after another one, or"
              + " nothing.");
    }
    return word;
  }

  @Override
  public void start() {
    running = true;
    String restore = word;
    if (restore != null) {
      tell(durably.untilUp(() -> recover.recover(restore)));
    }
  }

  private static void tell(Recovered recovered) {
    if (recovered.first()) {
      LOG.warn(
          "After a restore {} unfinished Tasks are UNKNOWN; none of them is sent again. Take"
              + " emg.recover out of the settings",
          recovered.tasks());
    } else {
      LOG.warn(
          "This restore was recovered from before, so nothing was done. If the ledger was restored"
              + " again from a copy of its files, stop and start with emg.recover=restored-<word>");
    }
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return FIRST;
  }

  /**
   * What happened to the ledger before this start. Settings {@code emg.*}.
   *
   * @param recover set it to {@code restored} after a restore from a backup, and to {@code
   *     restored-} and any word after another one; empty for no restore
   */
  @ConfigurationProperties("emg")
  public record RecoverySettings(@Nullable String recover) {}
}
