package io.emgadapter.subscription;

import io.emgadapter.subscription.UnusableSettings.Wrong;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with the settings, and notices about them. */
public final class SettingsVerdict {
  private final Set<Wrong> wrong = new LinkedHashSet<>();
  private final Set<String> notices = new LinkedHashSet<>();

  /**
   * Adds a setting with which the adapter must not start.
   *
   * @param setting its name
   * @param problem what to supply; without the value
   */
  public void wrong(String setting, String problem) {
    wrong.add(new Wrong(setting, problem));
  }

  /** So many rows in one transaction stay far below the locks for which shared memory has room. */
  private static final int MOST_OF_A_BATCH = 1000;

  /** Checks how many rows go into one transaction, because each may take locks. */
  public void batch(String setting, int size) {
    if (size < 1 || size > MOST_OF_A_BATCH) {
      wrong(
          setting,
          "supply 1 to %d: each of a batch may take a lock in the database's shared memory."
              .formatted(MOST_OF_A_BATCH));
    }
  }

  /**
   * Adds a notice about something that is allowed, but that an operator should know; without
   * secrets.
   */
  public void notice(String sentence) {
    notices.add(sentence);
  }

  /** Runs a check that ends at the first setting that it cannot use. */
  public void check(Runnable check) {
    try {
      check.run();
    } catch (UnusableSettings e) {
      wrong.addAll(e.all());
    }
  }

  /** The notices. */
  public List<String> notices() {
    return List.copyOf(notices);
  }

  /** Whether nothing is wrong. */
  public boolean isGood() {
    return wrong.isEmpty();
  }

  /**
   * Ends the start if anything is wrong.
   *
   * @throws UnusableSettings with all of it
   */
  public void enforce() {
    if (!wrong.isEmpty()) {
      throw new UnusableSettings(List.copyOf(wrong));
    }
  }

  /**
   * A rule for settings, which may also give notices. Every bean of this type is asked before
   * anything is opened, so that everything that is wrong is reported at once; it may depend only on
   * settings.
   */
  @FunctionalInterface
  public interface SettingsRule {

    /** Adds what is wrong, and notices; opens nothing. */
    void judge(SettingsVerdict verdict);
  }
}
