package io.emgadapter.subscription;

/** Settings with which the adapter must not start; its message is one sentence that says why. */
public final class UnusableSettings extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String setting;

  /**
   * @param setting the name of the setting
   * @param problem what is wrong and what to supply; without secrets
   */
  public UnusableSettings(String setting, String problem) {
    super(setting + ": " + problem);
    this.setting = setting;
  }

  /** The name of the setting. */
  public String setting() {
    return setting;
  }
}
