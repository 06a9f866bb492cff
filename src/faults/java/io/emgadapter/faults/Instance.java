package io.emgadapter.faults;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One life of an instance of the adapter, a process of its own. */
final class Instance implements Control.Line, AutoCloseable {
  /** How a JVM ends that SIGTERM told to. */
  private static final int BY_SIGTERM = 143;

  private final String name;
  private final Path log;
  private final Process process;
  private final CompletableFuture<Integer> port = new CompletableFuture<>();
  private String armed = "";
  private @Nullable PrintWriter line;
  private @Nullable Runnable reached;

  Instance(String name, Path log, List<String> command, Control control) {
    this.name = name;
    this.log = log;
    control.expect(name, this);
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException("No process could be started.", e);
    }
    var _ =
        process
            .onExit()
            .thenAccept(ended ->
                port.completeExceptionally(
                    new IllegalStateException(
                        name + " ended with " + ended.exitValue() + "; see " + log)));
  }

  @Override
  public synchronized void opened(PrintWriter to) {
    line = to;
    to.println(armed);
  }

  @Override
  public void said(String words) {
    if (words.startsWith("ready ")) {
      port.complete(Integer.valueOf(words.substring("ready ".length())));
      return;
    }
    Runnable told = toTell(words);
    if (told != null) {
      told.run();
    }
  }

  /** Nobody, where it halted at a place that is not armed any more. */
  private synchronized @Nullable Runnable toTell(String words) {
    return words.equals("reached " + armed) ? reached : null;
  }

  /** Has it halt at this place; with an empty one it goes on. */
  synchronized void arm(String place, Runnable whenReached) {
    armed = place;
    reached = place.isEmpty() ? null : whenReached;
    if (line != null) {
      line.println(place);
    }
  }

  /** Its HTTP port, once it is ready. */
  int port(int seconds) {
    try {
      return port.get(seconds, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(name + " did not get ready; see " + log, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  long pid() {
    return process.pid();
  }

  /** {@code STOP} or {@code CONT}. */
  void signal(String signal) {
    try {
      new ProcessBuilder("kill", "-" + signal, Long.toString(pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Has it end by itself, once it is ready, and waits for that. */
  void end(int seconds) {
    port(seconds);
    synchronized (this) {
      if (line != null) {
        line.println("exit");
      }
    }
    process.onExit().join();
  }

  /** SIGTERM; whether it ended by itself in this time, and by no failure. */
  boolean stop(Duration longest) {
    signal("TERM");
    try {
      return process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)
          && process.exitValue() == BY_SIGTERM;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** {@code kill -9}; returns when it is dead. */
  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }

  @Override
  public String toString() {
    return name;
  }
}
