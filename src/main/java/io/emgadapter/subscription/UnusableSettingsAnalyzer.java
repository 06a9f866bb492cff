package io.emgadapter.subscription;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says why the adapter does not start in one sentence, in place of a stack trace. */
final class UnusableSettingsAnalyzer extends AbstractFailureAnalyzer<UnusableSettings> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, UnusableSettings cause) {
    return new FailureAnalysis(cause.getMessage(), "Change " + cause.setting() + ".", cause);
  }
}
