package io.emgadapter.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A process of the benchmark: what it prints can be waited for, and goes to a file too. */
final class Child implements AutoCloseable {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

  private final String name;
  private final Process process;
  private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>(10_000);

  private Child(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    Thread.ofPlatform().daemon().start(() -> read(log));
  }

  /** Starts Java with this class path and main class. */
  static Child java(String name, Path folder, List<String> options, String... mainAndArguments) {
    List<String> command = new ArrayList<>(List.of(javaCommand()));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(options);
    command.addAll(List.of(mainAndArguments));
    return start(name, folder, command);
  }

  static String javaCommand() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  static Child start(String name, Path folder, List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      return new Child(name, process, folder.resolve(name + ".log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(Path log) {
    try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8);
        var out = Files.newBufferedWriter(log)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        out.write(line);
        out.newLine();
        out.flush();
        lines.offer(line);
      }
    } catch (IOException e) {
      // The process has ended.
    }
  }

  /** Waits for the next line that has these words in it. */
  String await(String words) {
    long until = System.nanoTime() + LONGEST_WAIT.toNanos();
    try {
      while (System.nanoTime() < until && (process.isAlive() || !lines.isEmpty())) {
        String line = lines.poll(100, TimeUnit.MILLISECONDS);
        if (line != null && line.contains(words)) {
          return line;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IllegalStateException(name + " did not say \"" + words + "\"; see its log.");
  }

  /** Gives it a line, and waits for the one that begins with this word. */
  String ask(String line, String answer) {
    try {
      process.outputWriter().write(line + "\n");
      process.outputWriter().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return await(answer);
  }

  /** Waits until it has ended by itself. */
  void awaitEnd() {
    process.onExit().join();
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Asks it to end, and makes it end after 40 s. */
  @Override
  public void close() {
    close(40);
  }

  /** Asks it to end, and makes it end after so many seconds. */
  void close(int seconds) {
    process.destroy();
    try {
      if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
