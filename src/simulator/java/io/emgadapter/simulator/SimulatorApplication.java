package io.emgadapter.simulator;

import io.emgadapter.simulator.broker.EmbeddedBroker;
import io.emgadapter.simulator.rest.RestSimulator;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/**
 * Equinix as a program of its own ({@code java -jar emg-adapter-<version>-simulator.jar}): the REST
 * APIs and the two queues of EMG, until it is stopped. It writes {@code emg.properties}, with which
 * the adapter finds it.
 */
public final class SimulatorApplication implements AutoCloseable {
  /** What the adapter is started with, in the folder of the options. */
  static final String SETTINGS = "emg.properties";

  private final RestSimulator rest;
  private final EmbeddedBroker broker;
  private final EquinixSimulator emg;
  private final Wiring wiring;
  private final Path settings;

  SimulatorApplication(SimulatorOptions options) throws IOException {
    Path folder = Files.createDirectories(options.folder()).toAbsolutePath().normalize();
    Onboarding onboarding = new Onboarding(folder);
    rest = new RestSimulator(options.restPort());
    broker = options.emg() == null ? ownBroker(options) : null;
    wiring =
        broker == null ? there(options) : Wiring.of(broker, options.incoming(), options.outgoing());
    emg = new EquinixSimulator(wiring, options.source(), onboarding.keys());
    emg.notices().ordersLive(options.live());
    settings = folder.resolve(SETTINGS);
    write(onboarding, options);
  }

  private static EmbeddedBroker ownBroker(SimulatorOptions options) {
    EmbeddedBroker broker = EmbeddedBroker.start(options.emgPort());
    broker.createQueue(options.incoming());
    broker.createQueue(options.outgoing());
    return broker;
  }

  private static Wiring there(SimulatorOptions options) {
    String[] address = options.emg().split(":", -1);
    return new Wiring(
        address[0],
        Integer.parseInt(address[1]),
        options.user(),
        options.password(),
        options.incoming(),
        options.outgoing());
  }

  private void write(Onboarding onboarding, SimulatorOptions options) throws IOException {
    Map<String, Object> all =
        new TreeMap<>(onboarding.settings(options.subscription(), options.source(), wiring));
    all.putAll(Onboarding.restSettings(options.subscription(), rest));
    all.putAll(Onboarding.blobSettings(options.subscription(), rest));
    StringBuilder text = new StringBuilder();
    all.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
    Files.writeString(settings, text);
  }

  /** Runs until it is stopped; 1 where it cannot start, 2 where an option is wrong. */
  public static void main(String[] arguments) throws InterruptedException {
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", "simulator-logback.xml");
    }
    try {
      var options = SimulatorOptions.of(arguments, System.getenv());
      var application = new SimulatorApplication(options);
      Runtime.getRuntime().addShutdownHook(new Thread(application::close, "close-simulator"));
      application.sayWhere(System.out);
      new CountDownLatch(1).await();
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    } catch (IOException | RuntimeException | Error e) {
      String cause = e.getCause() == null ? "" : ", because of " + e.getCause();
      System.err.println("The simulator did not start: " + e + cause);
      System.exit(1);
    }
  }

  /** Prints where everything is. */
  void sayWhere(PrintStream out) {
    out.printf(
        """
        Equinix, simulated.
          REST        %s
          EMG         amqp://%s:%d, %s and %s
          settings    --spring.config.additional-location=%s
        Ready.
        """,
        rest.baseUrl(),
        wiring.host(),
        wiring.port(),
        wiring.incoming(),
        wiring.outgoing(),
        settings.toUri());
  }

  @Override
  public void close() {
    emg.close();
    rest.close();
    if (broker != null) {
      broker.close();
    }
  }
}
