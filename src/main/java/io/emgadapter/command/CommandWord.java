package io.emgadapter.command;

/**
 * Whether the program is called for a command. It is asked at each start, so it loads nothing but
 * itself.
 */
public final class CommandWord {
  private CommandWord() {}

  /** Whether the first argument is a word; a service is started with options alone. */
  public static boolean isGiven(String... arguments) {
    return arguments.length > 0 && !arguments[0].isBlank() && !arguments[0].startsWith("-");
  }
}
