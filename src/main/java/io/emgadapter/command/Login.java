package io.emgadapter.command;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who the person is to the adapter. Passwords and tokens come from a file or from the environment,
 * never as an argument: everybody on a machine sees the arguments of its processes.
 *
 * @param header the {@code Authorization} header; null for none
 */
record Login(@Nullable String header) {
  private static final String WANTED =
      "Write in the credentials file user=… and password=… on two lines, or token=… on one.";

  /** Without the password. */
  @Override
  public String toString() {
    return "Login";
  }

  /**
   * Reads it.
   *
   * @param file null where the environment says it: ADAPTER_USER and ADAPTER_PASSWORD, or
   *     ADAPTER_TOKEN
   */
  static Login of(@Nullable String file, Terminal terminal) {
    return file == null ? ofEnvironment(terminal.variables()) : ofFile(terminal.readText(file));
  }

  private static Login ofEnvironment(Map<String, String> variables) {
    Map<String, String> given = new HashMap<>();
    for (String name : new String[] {"user", "password", "token"}) {
      String value = variables.getOrDefault("ADAPTER_" + name.toUpperCase(Locale.ROOT), "");
      if (!value.isEmpty()) {
        given.put(name, value);
      }
    }
    if (given.isEmpty()) {
      return new Login(null);
    }
    return of(given, "Set ADAPTER_USER and ADAPTER_PASSWORD, or ADAPTER_TOKEN alone.");
  }

  private static Login ofFile(String text) {
    Map<String, String> given = new HashMap<>();
    text.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(line -> {
          int equals = line.indexOf('=');
          if (equals < 0) {
            throw new CommandFailure(CommandFailure.USAGE, WANTED);
          }
          given.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
        });
    return of(given, WANTED);
  }

  private static Login of(Map<String, String> given, String wanted) {
    String token = given.get("token");
    if (given.size() == 1 && token != null) {
      return new Login("Bearer " + token);
    }
    String user = given.get("user");
    String password = given.get("password");
    if (given.size() != 2 || user == null || password == null) {
      throw new CommandFailure(CommandFailure.USAGE, wanted);
    }
    byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return new Login("Basic " + Base64.getEncoder().encodeToString(both));
  }
}
