package io.emgadapter.follow;

import io.emgadapter.ledger.upkeep.Recover;
import io.emgadapter.ledger.upkeep.Recover.Recovered;
import io.emgadapter.subscription.UnusableSettings;
import io.emgadapter.work.Background;
import io.emgadapter.work.Phase;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.stereotype.Component;

/** After a restore, makes everything unfinished UNKNOWN before any other step starts. */
@Component
class Recovery extends Background {
  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
  private static final Pattern RESTORED = Pattern.compile("restored(-[A-Za-z0-9.:-]{1,40})?");

  private final Recover recover;
  private final @Nullable String word;

  Recovery(Recover recover, RecoverySettings settings) {
    super(Phase.PREPARE);
    this.recover = recover;
    this.word = check(settings);
  }

  /** The name of the restore; null if there was none. */
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
  protected void begin() {
    String restore = word;
    if (restore != null) {
      tell(durably().untilUp(() -> recover.recover(restore)));
    }
  }

  private static void tell(Recovered recovered) {
    if (recovered.first()) {
      LOG.warn(
          "After the restore, {} unfinished Tasks are UNKNOWN; none of them is sent again. Remove"
              + " emg.recover from the settings",
          recovered.tasks());
    } else {
      LOG.warn(
          "The ledger has recovered from this restore before, so nothing was done. If it was"
              + " restored again from a copy of its files, stop the adapter and start it with"
              + " emg.recover=restored-<word>");
    }
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
