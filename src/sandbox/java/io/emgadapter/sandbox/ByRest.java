package io.emgadapter.sandbox;

import io.emgadapter.simulator.Onboarding;
import io.emgadapter.simulator.rest.RestSimulator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The samples by the REST route: through a subscription of its own beside the other one. */
final class ByRest {
  private static final String SUBSCRIPTION = "rest";

  /** Of the Urls in the samples. */
  private static final String PRINTED_HOST = "https://eqixazurestorage.blob.core.windows.net";

  private static final String LINE = "%-42s  %-14s  %s%n";

  private ByRest() {}

  /** The adapter's settings of that subscription. */
  static Map<String, Object> settings(RestSimulator equinix) {
    String prefix = "emg.subscriptions." + SUBSCRIPTION + ".";
    Map<String, Object> settings = Onboarding.restSettings(SUBSCRIPTION, equinix);
    settings.put(prefix + "source", Onboarding.SOURCE);
    settings.put(prefix + "same-source", true);
    settings.put(prefix + "route.default", "rest");
    settings.put(prefix + "rest.per-second", 100);
    return settings;
  }

  /** The same work requests, for that subscription; their files are served by the simulator. */
  static List<Sample> of(Samples samples, RestSimulator equinix) {
    return samples.all().stream().map(sample -> of(sample, equinix)).toList();
  }

  private static Sample of(Sample sample, RestSimulator equinix) {
    String text = sample.json().deepCopy().asObject().put("subscription", SUBSCRIPTION).toString();
    return Sample.of(sample.name(), text.replace(PRINTED_HOST, equinix.baseUrl() + "/files"));
  }

  /** What became of each sample, by both routes side by side. */
  static String table(List<Outcome> byEmg, List<Outcome> byRest) {
    return LINE.formatted("Sample", "by EMG", "by REST")
        + LINE.formatted("-".repeat(42), "-".repeat(14), "-".repeat(14))
        + IntStream.range(0, byEmg.size())
            .mapToObj(i ->
                LINE.formatted(
                    byEmg.get(i).sample().name(), byEmg.get(i).verdict(), byRest.get(i).verdict()))
            .collect(Collectors.joining());
  }
}
