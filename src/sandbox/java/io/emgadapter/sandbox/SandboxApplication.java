package io.emgadapter.sandbox;

import ch.qos.logback.classic.LoggerContext;
import io.emgadapter.simulator.rest.RestSimulator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The sandbox as a program ({@code ./mvnw spring-boot:test-run}): starts everything, sends the
 * samples, shows what became of them, and stays up. Arguments are the adapter's, and {@code --once}
 * ends it after the samples: with 0 if each was acknowledged, else with 1.
 */
public final class SandboxApplication implements AutoCloseable {
  private static final int USUAL_PORT = 8080;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LONGEST_START = Duration.ofSeconds(60);

  private final PrintStream out;
  private final ReentrantLock starting = new ReentrantLock();
  private final Samples samples = Samples.now();
  private final Map<String, Integer> news = new TreeMap<>();
  private volatile boolean stopping;
  private @Nullable EmbeddedLedger ledger;
  private @Nullable RestSimulator rest;
  private @Nullable Sandbox sandbox;
  private @Nullable ConfigurableApplicationContext adapter;

  SandboxApplication(PrintStream out) {
    this.out = out;
  }

  /** Runs until it is told to stop. */
  public static void main(String[] args) {
    var application = new SandboxApplication(System.out);
    Runtime.getRuntime().addShutdownHook(new Thread(application::close, "close-sandbox"));
    try {
      application.start(args);
      int code = application.sendSamples();
      if (List.of(args).contains("--once")) {
        System.exit(code);
      }
      application.sayWhere();
    } catch (RuntimeException e) {
      if (application.stopping) {
        return;
      }
      System.err.println("The sandbox did not start: " + e.getMessage());
      System.exit(1);
    }
  }

  /** Starts database, broker, simulator and adapter. */
  void start(String... args) {
    long begun = System.nanoTime();
    starting.lock();
    try {
      out.println("Starting PostgreSQL, a message broker, a simulator of Equinix and the adapter.");
      ledger = EmbeddedLedger.start(false);
      sandbox = Sandbox.open(ledger);
      rest = new RestSimulator();
      adapter = sandbox.startAdapter(settings(rest), args);
      out.printf("Started in %d s.%n", Duration.ofNanos(System.nanoTime() - begun).toSeconds());
    } finally {
      starting.unlock();
    }
  }

  private static Map<String, Object> settings(RestSimulator rest) {
    Map<String, Object> settings = new HashMap<>(ByRest.settings(rest));
    settings.putAll(
        Map.of(
            "server.port",
            isFree(USUAL_PORT) ? USUAL_PORT : 0,
            "logging.level.root",
            "WARN",
            // Whoever stops it in the middle knows that messages go back to the queue.
            "logging.level.org.springframework.amqp.rabbit.listener",
            "ERROR"));
    return settings;
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException _) {
      return false;
    }
  }

  /** Sends them all and prints the table; 0 if each was acknowledged, else 1. */
  int sendSamples() {
    sandbox.equinix().notices().ordersLive(true);
    List<Outcome> outcomes = run(samples.all());
    out.println();
    out.print(ResultTable.of(outcomes));
    List<Outcome> byRest = run(ByRest.of(samples.again("-rest"), rest));
    out.println();
    out.print(ByRest.table(outcomes, byRest));
    List<Outcome> others =
        Stream.concat(outcomes.stream(), byRest.stream())
            .filter(outcome -> !outcome.acknowledged())
            .toList();
    out.println();
    out.println(verdict(outcomes.size() + byRest.size(), others));
    out.println("Meanwhile Equinix told of the orders, by state: " + news + ".");
    return others.isEmpty() ? 0 : 1;
  }

  private List<Outcome> run(List<Sample> all) {
    try (var run = new SampleRun(sandbox.rabbit(), PATIENCE)) {
      List<Outcome> outcomes = run.of(all);
      run.news().forEach((state, count) -> news.merge(state, count, Integer::sum));
      return outcomes;
    }
  }

  static String verdict(int sent, List<Outcome> others) {
    return others.isEmpty()
        ? "All " + sent + " samples were acknowledged."
        : "Not acknowledged: "
            + String.join(
                ", ",
                others.stream()
                    .map(o -> "%s (%s: %s)".formatted(o.sample().id(), o.verdict(), o.problem()))
                    .toList());
  }

  /** Prints where everything is. */
  void sayWhere() {
    String http = "http://127.0.0.1:" + Sandbox.httpPort(adapter);
    Sample example = samples.again("-curl").named("smarthands-create-0002-cage-clean-up");
    out.print(new Directions(http, sandbox.rabbit(), example).text());
  }

  /** Stops all in order: adapter, simulator, broker, database. What still starts is waited for. */
  @Override
  public void close() {
    stopping = true;
    if (starting.isLocked()) {
      beQuiet();
    }
    try {
      boolean started = starting.tryLock(LONGEST_START.toMillis(), TimeUnit.MILLISECONDS);
      if (started && sandbox != null) {
        sandbox.close();
      }
      if (started && rest != null) {
        rest.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (ledger != null) {
        ledger.close();
      }
    }
  }

  /** A start that is cut off fails in many ways, and none is news to whoever cut it off. */
  private static void beQuiet() {
    var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    System.setErr(nowhere);
    System.setOut(nowhere);
    ((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
  }
}
