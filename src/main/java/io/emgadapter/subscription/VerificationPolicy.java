package io.emgadapter.subscription;

/** What is believed of what comes from EMG's queue. */
public enum VerificationPolicy {
  /** Only what carries a signature that verifies, from the subscription's own Source. */
  REQUIRED,
  /** Everything; what does not verify is reported. For a subscription without certificates. */
  REPORT,
  /** Everything; signatures are not looked at. */
  OFF
}
