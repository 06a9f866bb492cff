package io.emgadapter.endtoend;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** A real Prometheus that scrapes an adapter each second, with the rules that are shipped. */
final class Prometheus implements AutoCloseable {
  private final Process process;
  private final Http http;

  private Prometheus(Process process, int port) {
    this.process = process;
    this.http = new Http(port);
  }

  static boolean isInstalled() throws InterruptedException {
    try {
      return new ProcessBuilder("prometheus", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      if (System.getenv("CI") != null) {
        throw new AssertionError("CI installs Debian's prometheus", e);
      }
      return false;
    }
  }

  static Prometheus scraping(int adapter, Path folder) throws IOException {
    Path rules = Path.of("config/prometheus").toAbsolutePath();
    Path config = folder.resolve("prometheus.yaml");
    Files.writeString(
        config,
        """
        global: {scrape_interval: 1s, evaluation_interval: 1s}
        rule_files: ["%s/alerts.yaml", "%s/objectives.yaml"]
        scrape_configs:
          - job_name: emg-adapter
            metrics_path: /actuator/prometheus
            static_configs: [{targets: ["127.0.0.1:%d"]}]
        """
            .formatted(rules, rules, adapter));
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Process process =
        new ProcessBuilder(
                "prometheus",
                "--config.file=" + config,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("prometheus.log").toFile())
            .start();
    Prometheus started = new Prometheus(process, port);
    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .until(() -> !started.query("up == 1").isEmpty());
    return started;
  }

  /** What an expression gives now. */
  JsonNode query(String expr) {
    JsonNode answer = http.get("/api/v1/query?query={expr}", expr).body();
    if (!answer.path("status").asString().equals("success")) {
      throw new AssertionError(expr + ": " + answer);
    }
    return answer.at("/data/result");
  }

  /** The names of all metrics that it knows. */
  Set<String> names() {
    Set<String> names = new TreeSet<>();
    http.get("/api/v1/label/__name__/values")
        .body()
        .path("data")
        .forEach(name -> names.add(name.asString()));
    return names;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
