package io.emgadapter.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.emgadapter.simulator.SimulatorApplication;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * The simulator of Equinix in a process of its own: the jar that the setting {@code simulator.jar}
 * names, else the classes that this process has.
 */
final class SimulatorProcess implements AutoCloseable {
  private final Path folder;
  private final Process process;

  /** Starts it, and waits until it is ready; its files are in this folder. */
  SimulatorProcess(Path folder) throws IOException {
    this.folder = folder;
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    String jar = System.getProperty("simulator.jar", "");
    command.addAll(
        jar.isEmpty()
            ? List.of(
                "-cp", System.getProperty("java.class.path"), SimulatorApplication.class.getName())
            : List.of("-jar", jar));
    command.addAll(List.of("--rest-port=0", "--emg-port=0", "--folder=" + folder));
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    awaitReady(process.inputReader(UTF_8));
  }

  private static void awaitReady(BufferedReader out) throws IOException {
    List<String> lines = new ArrayList<>();
    String line;
    do {
      line = out.readLine();
      lines.add(line);
    } while (line != null && !line.equals("Ready."));
    if (line == null) {
      throw new AssertionError("The simulator ended at its start: " + lines);
    }
  }

  /** What it has written for the adapter. */
  Map<String, Object> settings() throws IOException {
    Properties properties = new Properties();
    try (var file = Files.newBufferedReader(folder.resolve("emg.properties"))) {
      properties.load(file);
    }
    Map<String, Object> settings = new HashMap<>();
    properties.forEach((name, value) -> settings.put(name.toString(), value));
    return settings;
  }

  /** Asks it to stop, and gives its exit code. */
  int stop() throws InterruptedException {
    process.destroy();
    return process.waitFor(30, TimeUnit.SECONDS) ? process.exitValue() : -1;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
