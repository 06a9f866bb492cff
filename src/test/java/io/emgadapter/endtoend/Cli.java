package io.emgadapter.endtoend;

import io.emgadapter.EmgAdapter;
import io.emgadapter.command.Program;
import io.emgadapter.command.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Somebody at a terminal. */
final class Cli {
  private final Map<String, String> variables = new HashMap<>();
  private final List<Class<?>> sources = new ArrayList<>(List.of(EmgAdapter.class));
  private byte[] in = new byte[0];

  /** What a command printed, and how it ended. */
  record Run(int exitCode, String out, String err) {}

  /** At the host of an adapter. */
  static Cli at(int port) {
    return new Cli().with("ADAPTER_URL", "http://127.0.0.1:" + port);
  }

  Cli with(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  Cli as(String user, String password) {
    return with("ADAPTER_USER", user).with("ADAPTER_PASSWORD", password);
  }

  Cli typing(String text) {
    in = text.getBytes(StandardCharsets.UTF_8);
    return this;
  }

  /** With an application that has this too. */
  Cli having(Class<?> source) {
    sources.add(source);
    return this;
  }

  Run run(List<String> arguments) {
    return run(arguments.toArray(String[]::new));
  }

  Run run(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(new ByteArrayInputStream(in), stream(out), stream(err), Map.copyOf(variables));
    int code = Program.run(List.copyOf(sources), terminal, arguments);
    return new Run(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
