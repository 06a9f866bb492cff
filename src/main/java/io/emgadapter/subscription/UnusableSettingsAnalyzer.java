package io.emgadapter.subscription;

import io.emgadapter.subscription.UnusableSettings.Wrong;
import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says why the adapter does not start, a sentence a setting, in place of a stack trace. */
final class UnusableSettingsAnalyzer extends AbstractFailureAnalyzer<UnusableSettings> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, UnusableSettings cause) {
    String names =
        cause.all().stream().map(Wrong::setting).distinct().collect(Collectors.joining(", "));
    return new FailureAnalysis(cause.getMessage(), "Change " + names + ".", cause);
  }
}
