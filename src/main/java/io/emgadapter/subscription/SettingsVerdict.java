package io.emgadapter.subscription;

import io.emgadapter.subscription.UnusableSettings.Wrong;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gathers what is wrong with the settings, and what is only to be noticed. */
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

  /** So many rows of one transaction are far below the locks that shared memory holds. */
  private static final int MOST_OF_A_BATCH = 1000;

  /** Judges how many of something go into one transaction, each of which may take locks. */
  public void batch(String setting, int size) {
    if (size < 1 || size > MOST_OF_A_BATCH) {
      wrong(
          setting,
          "supply 1 to %d: each of a batch may take a lock in the database's shared memory."
              .formatted(MOST_OF_A_BATCH));
    }
  }

  /** Adds what is allowed, but what whoever starts the adapter should know; without secrets. */
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

  /** What is to be noticed. */
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
   * What must hold of settings, and what of them is worth a notice. Every bean of this type is
   * asked before anything is opened, so that everything that is wrong is reported at once; it may
   * depend on settings alone.
   */
  @FunctionalInterface
  public interface SettingsRule {

    /** Says what is wrong and what is to be noticed; opens nothing. */
    void judge(SettingsVerdict verdict);
  }
}
