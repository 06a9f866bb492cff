package io.emgadapter.start;

import io.emgadapter.subscription.SettingsVerdict;
import io.emgadapter.subscription.UnusableSettings;
import io.emgadapter.subscription.UnusableSettings.Wrong;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Takes what is wrong with the settings, in place of the end of the start: for a program that tells
 * everything that is wrong, and not the settings alone. Such a program registers one before its
 * context is refreshed.
 */
public final class SettingsReport {
  private static final String BEAN = "settingsReport";

  private final List<Wrong> wrong = new ArrayList<>();

  /** Has the settings told to it that this context is started with. */
  public void register(ConfigurableListableBeanFactory beans) {
    beans.registerSingleton(BEAN, this);
  }

  /** The one that was registered; null where a setting that is wrong ends the start. */
  static @Nullable SettingsReport in(ConfigurableListableBeanFactory beans) {
    return beans.getSingleton(BEAN) instanceof SettingsReport report ? report : null;
  }

  void take(SettingsVerdict verdict) {
    try {
      verdict.enforce();
    } catch (UnusableSettings e) {
      wrong.addAll(e.all());
    }
  }

  /** Everything that is wrong; empty where the adapter would start with these settings. */
  public List<Wrong> wrong() {
    return List.copyOf(wrong);
  }
}
