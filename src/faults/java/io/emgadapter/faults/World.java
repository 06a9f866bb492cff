package io.emgadapter.faults;

import io.emgadapter.sandbox.EmbeddedLedger;
import io.emgadapter.sandbox.RabbitBroker;
import io.emgadapter.simulator.Onboarding;
import io.emgadapter.simulator.Wiring;
import io.emgadapter.simulator.broker.EmbeddedBroker;
import io.emgadapter.simulator.rest.OAuth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.springframework.util.FileSystemUtils;

/** Everything around the instances of one run, made anew for each; nothing of it stays. */
final class World implements AutoCloseable {
  /** What begins like this is a setting of the instances. */
  private static final String WITH = "faults.with.";

  final Path folder = temporaryFolder();
  final Control control = new Control();
  final Broker broker;
  final Equinix equinix;
  final Heard heard;
  final Posted posted = new Posted();
  final Network network = new Network();
  final Fleet fleet;
  private final Thread atExit = new Thread(this::release, "close-world");
  private boolean released;

  final Sums sums;
  private final String database;

  /** A world with the broker that is found and the database server that is shared. */
  World(boolean dropsCopies, Launch launch, Path log, String memory) {
    this(dropsCopies, launch, log, memory, Broker.find(), EmbeddedLedger.shared().newDatabase());
  }

  /**
   * @param dropsCopies whether Equinix carries a Task out once, however often it comes
   * @param launch how instances are started
   * @param log what they print
   * @param memory of an instance, as the JVM says it
   * @param broker between upstream and the instances; closed with it
   * @param database the ledger's URL
   */
  World(
      boolean dropsCopies, Launch launch, Path log, String memory, Broker broker, String database) {
    this.broker = broker;
    this.database = database;
    this.sums = new Sums(database);
    Onboarding onboarding = new Onboarding(folder);
    equinix = new Equinix(onboarding, dropsCopies);
    broker.declareEvents();
    heard = new Heard(broker);
    Path settings = write(settings(onboarding));
    List<String> options = new ArrayList<>(Child.options(broker.where().isBrokerJ()));
    options.add(memory);
    options.add("-Dspring.config.additional-location=" + settings.toUri());
    fleet = new Fleet(launch, control, log, options);
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  private Map<String, Object> settings(Onboarding onboarding) {
    Map<String, Object> all = new HashMap<>();
    all.put("server.port", 0);
    all.put("spring.main.banner-mode", "off");
    all.put("logging.level.root", "WARN");
    all.put("logging.level.org.springframework.boot.tomcat.GracefulShutdown", "INFO");
    all.put("spring.datasource.url", network.over(database, "ledger"));
    upstream(all, broker.where());
    equinix(all, onboarding);
    all.putAll(posted.settings());
    deadlines(all);
    System.getProperties().stringPropertyNames().stream()
        .filter(name -> name.startsWith(WITH))
        .forEach(name -> all.put(name.substring(WITH.length()), System.getProperty(name)));
    return all;
  }

  private void upstream(Map<String, Object> all, RabbitBroker broker) {
    all.put("spring.rabbitmq.host", EmbeddedBroker.HOST);
    all.put("spring.rabbitmq.port", network.port("upstream", broker.host(), broker.port()));
    all.put("spring.rabbitmq.username", broker.user());
    all.put("spring.rabbitmq.password", broker.password());
    all.put("spring.rabbitmq.requested-heartbeat", "5s");
    all.put("emg.requests.queue", broker.requests());
    all.put("emg.events.exchange", broker.exchange());
  }

  private void equinix(Map<String, Object> all, Onboarding onboarding) {
    all.putAll(onboarding.settings(through("emg", equinix.wiring())));
    all.putAll(
        onboarding.settings(
            Offers.STUCK, Equinix.STUCK_SOURCE, through("stuck emg", equinix.stuckWiring())));
    String rest = "emg.subscriptions." + Offers.REST + ".";
    all.put(rest + "source", Onboarding.SOURCE);
    all.put(rest + "same-source", true);
    all.put(rest + "route.default", "rest");
    all.put(rest + "rest.base-url", network.over(equinix.rest.baseUrl(), "rest"));
    all.put(rest + "rest.client-id", OAuth.CLIENT_ID);
    all.put(rest + "rest.client-secret", OAuth.CLIENT_SECRET);
    all.put(rest + "rest.per-second", 200);
    all.put(rest + "rest.concurrency", 8);
  }

  private Wiring through(String way, Wiring wiring) {
    return wiring.by(network.port(way, wiring.host(), wiring.port()));
  }

  /** Short ones, so that what a dead instance held is taken over within seconds. */
  private static void deadlines(Map<String, Object> all) {
    all.put("emg.deadlines.lease", "6s");
    all.put("emg.deadlines.answer", "4s");
    all.put("emg.deadlines.undecided", "8s");
    all.put("emg.dispatch.send-budget", "3s");
    all.put("emg.events.confirm", "2s");
    all.put("emg.events.retry", "1s");
    String rest = "emg.subscriptions." + Offers.REST + ".rest.";
    all.put(rest + "start-within", "1s");
    all.put(rest + "connect-timeout", "500ms");
    all.put(rest + "read-timeout", "1500ms");
  }

  private Path write(Map<String, Object> settings) {
    Properties properties = new Properties();
    settings.forEach((name, value) -> properties.setProperty(name, value.toString()));
    Path file = folder.resolve("instance.properties");
    try (Writer out = Files.newBufferedWriter(file)) {
      properties.store(out, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  /** Whether the end of a request was heard, a final event by webhook too. */
  boolean tellsOf(String id) {
    return heard.finals.containsKey(id) ? posted.tellsOf(id) : heard.rejected.contains(id);
  }

  private synchronized void release() {
    if (!released) {
      released = true;
      fleet.close();
      heard.close();
      posted.close();
      equinix.close();
      broker.close();
      control.close();
      network.close();
      remove(folder);
    }
  }

  @Override
  public void close() {
    release();
    Runtime.getRuntime().removeShutdownHook(atExit);
  }

  static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("emg-faults");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void remove(Path folder) {
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
