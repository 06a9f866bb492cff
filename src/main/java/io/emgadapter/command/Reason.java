package io.emgadapter.command;

import picocli.CommandLine.Option;

/** Why an act is done, which stands in the audit beside who did it. */
final class Reason {
  @Option(
      names = {"-r", "--reason"},
      paramLabel = "WORDS",
      required = true,
      description = "why; it stands in the audit")
  private String words = "";

  String words() {
    return words;
  }
}
