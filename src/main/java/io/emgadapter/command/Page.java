package io.emgadapter.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which part of a list is shown. */
final class Page {
  @Option(names = "--after", paramLabel = "NEXT", description = "go on where a list ended")
  private @Nullable String after;

  @Option(names = "--limit", paramLabel = "N", description = "the most items, 1 to 200")
  private @Nullable Integer limit;

  Ask.Builder of(Ask.Builder ask) {
    return ask.query("after", after).query("limit", limit);
  }
}
