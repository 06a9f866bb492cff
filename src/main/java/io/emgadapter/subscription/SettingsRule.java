package io.emgadapter.subscription;

/**
 * What must hold of settings, and what of them is worth a notice. Every bean of this type is asked
 * before anything is opened, so that all that is wrong is told at once; it may depend on settings
 * alone.
 */
@FunctionalInterface
public interface SettingsRule {

  /** Says what is wrong and what is to be noticed; opens nothing. */
  void judge(SettingsVerdict verdict);
}
