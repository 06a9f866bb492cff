package io.emgadapter.subscription;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Settings with which the adapter must not start. Its message has one sentence for each of them
 * that says what is wrong and what to supply.
 */
public final class UnusableSettings extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Wrong> all;

  /**
   * One setting that is wrong.
   *
   * @param setting its name
   * @param problem what is wrong and what to supply; without the value, which may be a secret
   */
  public record Wrong(String setting, String problem) {
    @Override
    public String toString() {
      return setting + ": " + problem;
    }
  }

  /**
   * Of one setting.
   *
   * @param setting the name of the setting
   * @param problem what is wrong and what to supply; without secrets
   */
  public UnusableSettings(String setting, String problem) {
    this(List.of(new Wrong(setting, problem)));
  }

  /** Of several settings at once; at least one. */
  public UnusableSettings(List<Wrong> all) {
    super(all.stream().map(Wrong::toString).collect(Collectors.joining("\n")));
    this.all = List.copyOf(all);
  }

  /** Everything that is wrong. */
  public List<Wrong> all() {
    return all;
  }

  /**
   * Says why the adapter does not start, one sentence for each setting, instead of a stack trace.
   */
  static final class UnusableSettingsAnalyzer extends AbstractFailureAnalyzer<UnusableSettings> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, UnusableSettings cause) {
      String names =
          cause.all().stream().map(Wrong::setting).distinct().collect(Collectors.joining(", "));
      return new FailureAnalysis(cause.getMessage(), "Change " + names + ".", cause);
    }
  }
}
