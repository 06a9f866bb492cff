package io.emgadapter.console;

import java.util.regex.Pattern;

/** Sentences of the HTTP API as a page says them: with the names of its buttons, without paths. */
final class Words {
  private static final Pattern COMMAND =
      Pattern.compile("(?:the command )?POST /subscriptions/[^/ ]+/(try|verify)-again");

  private Words() {}

  static String ofPage(String sentence) {
    return COMMAND
        .matcher(sentence)
        .replaceAll(found ->
            found.group(1).equals("try")
                ? "the command “Try again”"
                : "the command “Verify again”");
  }
}
