package io.emgadapter.bench;

import io.emgadapter.EmgAdapter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The adapter as anybody runs it: the packaged jar and settings. */
final class Adapter implements Subject {
  private final World world;
  private final Options options;
  private final String database;
  private final String purpose;
  private final String name;
  private final Map<String, Object> more;
  private final HttpClient http = HttpClient.newHttpClient();
  private int port;

  Adapter(World world, Options options, String purpose) {
    this(world, options, purpose, world.database().create(purpose), "adapter", Map.of());
  }

  private Adapter(
      World world,
      Options options,
      String purpose,
      String database,
      String name,
      Map<String, Object> more) {
    this.world = world;
    this.options = options;
    this.purpose = purpose;
    this.database = database;
    this.name = name;
    this.more = more;
  }

  /** The same one, by its queues and its database, with more settings. */
  Adapter with(String otherName, Map<String, Object> settings) {
    return new Adapter(world, options, purpose, database, otherName, settings);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String requests() {
    return world.named(purpose + ".work-requests");
  }

  @Override
  public String exchange() {
    return world.named(purpose + ".events");
  }

  @Override
  public String database() {
    return database;
  }

  @Override
  public Child start() {
    port = Database.freePort();
    return start(port, options.heap(), more);
  }

  /** Starts one more, or one with another heap or other settings. */
  Child start(int http, String heap, Map<String, Object> other) {
    Map<String, Object> settings = settings(http);
    settings.putAll(other);
    String cache = Files.exists(cache()) ? "-XX:AOTCache=" + cache() : "-Xshare:auto";
    return start(heap, cache, settings);
  }

  private Child start(String heap, String cache, Map<String, Object> settings) {
    List<String> command = new ArrayList<>(List.of("-Xmx" + heap, cache));
    command.addAll(options.jvm());
    List<String> arguments = new ArrayList<>(what());
    settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
    String name = "adapter-" + purpose + "-" + settings.get("server.port");
    return Child.java(name, world.folder(), command, arguments.toArray(String[]::new));
  }

  /**
   * Starts it for the training of an AOT cache, as docs/running.md says; {@link #trained} ends it.
   */
  Child startForTraining() {
    Child unpack =
        Child.java(
            "unpack",
            world.folder(),
            List.of("-Djarmode=tools"),
            "-jar",
            options.jar(),
            "extract",
            "--destination",
            world.folder().resolve("app").toString());
    unpack.awaitEnd();
    port = Database.freePort();
    return start(options.heap(), "-XX:AOTCacheOutput=" + cache(), settings(port));
  }

  /** Ends the training, and waits until the cache is written. */
  void trained(Child child) {
    child.close(300);
    if (!Files.exists(cache())) {
      System.out.println("No AOT cache was written: the adapter starts without.");
    }
  }

  private Path cache() {
    return world.folder().resolve("emg.aot");
  }

  private List<String> what() {
    if (options.jar().isEmpty()) {
      return List.of("-cp", classes(), EmgAdapter.class.getName());
    }
    Path unpacked = world.folder().resolve("app").resolve(Path.of(options.jar()).getFileName());
    return List.of("-jar", Files.exists(unpacked) ? unpacked.toString() : options.jar());
  }

  /** What this process has, without the tests. */
  private static String classes() {
    String own = EmgAdapter.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    Stream<String> jars =
        Arrays.stream(System.getProperty("java.class.path").split(":", -1))
            .filter(each -> each.endsWith(".jar"));
    return Stream.concat(Stream.of(Path.of(own).toString()), jars).collect(Collectors.joining(":"));
  }

  private Map<String, Object> settings(int http) {
    Map<String, Object> all = new LinkedHashMap<>();
    Rabbit rabbit = world.rabbit();
    all.put("server.port", http);
    all.put("spring.datasource.url", world.database().url(database));
    all.put("spring.rabbitmq.host", rabbit.host());
    all.put("spring.rabbitmq.port", rabbit.port());
    all.put("spring.rabbitmq.username", rabbit.user());
    all.put("spring.rabbitmq.password", rabbit.password());
    all.put("spring.main.banner-mode", "off");
    all.put("emg.requests.queue", requests());
    all.put("emg.requests.declare", !rabbit.isEmbedded());
    all.put("emg.events.exchange", exchange());
    byEmg(all, "emg.subscriptions.default.");
    all.putAll(queuesAt(world.emgPort()));
    byRest(all, "emg.subscriptions.rest.");
    return all;
  }

  /** Settings of EMG's two queues at a port of this machine. */
  static Map<String, Object> queuesAt(int emgPort) {
    String queue =
        "Endpoint=sb://127.0.0.1:"
            + emgPort
            + "/;SharedAccessKeyName=guest;SharedAccessKey=guest;UseDevelopmentEmulator=true;EntityPath=";
    return Map.of(
        "emg.subscriptions.default.incoming.connection-string", queue + "incoming",
        "emg.subscriptions.default.outgoing.connection-string", queue + "outgoing");
  }

  private void byEmg(Map<String, Object> all, String prefix) {
    all.put(prefix + "source", World.SOURCE);
    all.put(prefix + "signing.private-key", "file:" + world.folder().resolve("company.pem"));
    all.put(prefix + "verifying.public-keys", "file:" + world.folder().resolve("equinix.pem"));
  }

  private void byRest(Map<String, Object> all, String prefix) {
    all.put(prefix + "source", World.SOURCE);
    all.put(prefix + "same-source", true);
    all.put(prefix + "route.default", "rest");
    all.put(prefix + "rest.base-url", "http://127.0.0.1:" + world.restPort());
    all.put(prefix + "rest.client-id", "bench");
    all.put(prefix + "rest.client-secret", "bench");
    all.put(prefix + "rest.per-second", 10_000);
  }

  @Override
  public void awaitReady(Child started) {
    awaitReady(started, port);
  }

  /** Asks its readiness ten times a second. */
  void awaitReady(Child started, int http) {
    var ask =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + http + "/actuator/health/readiness"))
            .build();
    for (int tries = 0; tries < 1_200 && started.isAlive(); tries++) {
      try {
        if (this.http.send(ask, BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        // It does not listen yet.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
    }
    throw new IllegalStateException("The adapter is not ready; see the logs in " + world.folder());
  }
}
