package io.emgadapter.command;

/**
 * Whether the program is called for a command. It is asked at each start, so it loads nothing but
 * itself.
 */
public final class CommandWord {
  private CommandWord() {}

  /**
   * Whether a person asks for something. A service is started with settings alone, such as {@code
   * --server.port=8081}: whoever mistypes a command must not start one that takes what waits.
   */
  public static boolean isGiven(String... arguments) {
    for (String each : arguments) {
      if (!each.isBlank() && !isSetting(each)) {
        return true;
      }
    }
    return false;
  }

  /** Whether somebody asks what there is. */
  public static boolean isHelp(String... arguments) {
    for (String each : arguments) {
      if (each.equals("-h") || each.equals("--help")) {
        return true;
      }
    }
    return false;
  }

  /** The names of settings have a dot; Spring Boot knows two without. */
  private static boolean isSetting(String argument) {
    int end = argument.indexOf('=');
    String name = end < 0 ? argument : argument.substring(0, end);
    return name.startsWith("--")
        && (name.indexOf('.') > 0 || name.equals("--debug") || name.equals("--trace"));
  }
}
