package io.emgadapter.simulator;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the program is started with: {@code --rest-port=8090}, or {@code SIMULATOR_REST_PORT=8090}
 * in the environment; what is on the command line counts.
 *
 * @param restPort where the REST APIs are; 0 takes a free port
 * @param emg {@code host:port} of a broker that is there, without TLS; null for one of its own
 * @param emgPort where its own broker is; 0 takes a free port
 * @param user of the broker that is there
 * @param password of that user
 * @param incoming the queue to Equinix; a broker that is there must have it
 * @param outgoing the queue from Equinix; the same
 * @param source that the account has at Equinix
 * @param subscription the adapter's name of the account, in the settings that are written
 * @param folder where keys are read or made, and {@code emg.properties} is written
 * @param live whether orders live on, with notifications
 */
record SimulatorOptions(
    int restPort,
    @Nullable String emg,
    int emgPort,
    String user,
    String password,
    String incoming,
    String outgoing,
    String source,
    String subscription,
    Path folder,
    boolean live) {

  /** Each name, its default, and what it says. */
  private static final String[][] KNOWN = {
    {"rest-port", "8090", "where the REST APIs are on 127.0.0.1; 0 takes a free port"},
    {"emg-port", "5673", "where its own AMQP 1.0 broker is on 127.0.0.1; 0 takes a free port"},
    {"emg", "", "host:port of a broker to use instead, without TLS"},
    {"emg-user", "guest", "user there"},
    {"emg-password", "guest", "password of that user"},
    {"incoming", "equinix-incoming", "the queue to Equinix"},
    {"outgoing", "equinix-outgoing", "the queue from Equinix"},
    {"source", Onboarding.SOURCE, "that the account has at Equinix"},
    {"subscription", "default", "the adapter's name of the account"},
    {"folder", "simulator", "for keys (read, or made) and the adapter's settings (written)"},
    {"live", "true", "whether orders are scheduled, closed and billed, with notifications"},
  };

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException for a name that does not exist or a value that cannot be; its
   *     message says what can be
   */
  static SimulatorOptions of(String[] arguments, Map<String, String> environment) {
    Map<String, String> all = new LinkedHashMap<>();
    for (String[] each : KNOWN) {
      String variable = "SIMULATOR_" + each[0].toUpperCase(Locale.ROOT).replace('-', '_');
      all.put(each[0], environment.getOrDefault(variable, each[1]));
    }
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      String name = equals < 0 ? argument : argument.substring(0, equals);
      if (equals < 0 || !name.startsWith("--") || !all.containsKey(name.substring(2))) {
        throw new IllegalArgumentException("There is no option " + name + ".\n" + help());
      }
      all.put(name.substring(2), argument.substring(equals + 1));
    }
    return of(all);
  }

  private static SimulatorOptions of(Map<String, String> all) {
    String emg = all.get("emg");
    if (!emg.isEmpty() && !emg.matches("[^:]+:[0-9]{1,5}")) {
      throw new IllegalArgumentException("--emg is host:port, for example 127.0.0.1:5672.");
    }
    return new SimulatorOptions(
        port("rest-port", all),
        emg.isEmpty() ? null : emg,
        port("emg-port", all),
        all.get("emg-user"),
        all.get("emg-password"),
        all.get("incoming"),
        all.get("outgoing"),
        all.get("source"),
        all.get("subscription"),
        Path.of(all.get("folder")),
        Boolean.parseBoolean(all.get("live")));
  }

  private static int port(String name, Map<String, String> all) {
    try {
      int port = Integer.parseInt(all.get(name));
      if (port >= 0 && port <= 65535) {
        return port;
      }
    } catch (NumberFormatException _) {
      // Said below.
    }
    throw new IllegalArgumentException("--" + name + " is a port: a number from 0 to 65535.");
  }

  /** Every option, one a line. */
  static String help() {
    StringBuilder text = new StringBuilder("Options, or SIMULATOR_… in the environment:\n");
    for (String[] each : KNOWN) {
      text.append("  --%s=%s%n      %s%n".formatted(each[0], each[1], each[2]));
    }
    return text.toString();
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "SimulatorOptions[rest-port=%d, emg=%s, folder=%s]"
        .formatted(restPort, emg == null ? emgPort : emg, folder);
  }
}
