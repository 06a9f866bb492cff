package io.emgadapter.sandbox;

import io.emgadapter.EmgAdapter;
import io.emgadapter.simulator.EquinixSimulator;
import io.emgadapter.simulator.Keys;
import io.emgadapter.simulator.Wiring;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.util.FileSystemUtils;

/**
 * The adapter with everything it needs in this process: PostgreSQL, a broker for both protocols, and
 * a simulator in Equinix's place.
 */
public final class Sandbox implements AutoCloseable {
  /** The queue to Equinix. */
  public static final String INCOMING = "equinix-incoming";

  /** The queue from Equinix. */
  public static final String OUTGOING = "equinix-outgoing";

  /** A queue that hears every event. */
  public static final String EVENTS = "sandbox-events";

  private final Path folder = temporaryFolder();
  private final Onboarding onboarding = new Onboarding(folder);
  private final EmbeddedBroker broker = EmbeddedBroker.start();
  private final String database;
  private final EquinixSimulator equinix;
  private final List<ConfigurableApplicationContext> adapters = new ArrayList<>();

  private Sandbox(String database) {
    this.database = database;
    broker.createQueue(INCOMING);
    broker.createQueue(OUTGOING);
    this.equinix =
        new EquinixSimulator(
            new Wiring(
                EmbeddedBroker.HOST,
                broker.port(),
                EmbeddedBroker.USER,
                EmbeddedBroker.PASSWORD,
                INCOMING,
                OUTGOING),
            Onboarding.SOURCE,
            new Keys(onboarding.customer().getPublic(), onboarding.equinix().getPrivate()));
  }

  /**
   * The adapter in a sandbox: Broker-J in the place of RabbitMQ. No configuration by its name, else
   * the adapter's own scan would find it beside a real RabbitMQ too.
   */
  static class BrokerJ {
    @Bean
    BrokerJDeclarables brokerJDeclarables() {
      return new BrokerJDeclarables();
    }
  }

  /** Starts everything but the adapter. */
  public static Sandbox open() {
    return new Sandbox(EmbeddedLedger.shared().newDatabase());
  }

  /** Starts one more adapter on the same ledger and broker. */
  public ConfigurableApplicationContext startAdapter(Map<String, Object> settings, String... args) {
    Map<String, Object> all = new HashMap<>(onboarding.settings(broker.port(), INCOMING, OUTGOING));
    all.put("spring.datasource.url", database);
    all.put("spring.rabbitmq.host", EmbeddedBroker.HOST);
    all.put("spring.rabbitmq.port", broker.port());
    all.put("spring.main.banner-mode", "off");
    all.put("emg.requests.reply-to", "sandbox-*");
    all.putAll(settings);
    SpringApplication application = new SpringApplication(EmgAdapter.class, BrokerJ.class);
    application.setDefaultProperties(all);
    application.setRegisterShutdownHook(false);
    ConfigurableApplicationContext adapter = application.run(args);
    adapters.add(adapter);
    listen(adapter);
    return adapter;
  }

  private static void listen(ConfigurableApplicationContext adapter) {
    Queue queue = new Queue(EVENTS);
    AmqpAdmin admin = adapter.getBean(AmqpAdmin.class);
    admin.declareQueue(queue);
    admin.declareBinding(
        BindingBuilder.bind(queue).to(adapter.getBean(TopicExchange.class)).with("#"));
  }

  /** Equinix. */
  public EquinixSimulator equinix() {
    return equinix;
  }

  /** The broker. */
  public EmbeddedBroker broker() {
    return broker;
  }

  /** What was exchanged with Equinix. */
  public Onboarding onboarding() {
    return onboarding;
  }

  /** The port that an adapter serves HTTP on. */
  public static int httpPort(ConfigurableApplicationContext adapter) {
    return ((ServletWebServerApplicationContext) adapter).getWebServer().getPort();
  }

  /** Publishes and consumes as an upstream system would. */
  public static RabbitTemplate rabbit(ConfigurableApplicationContext adapter) {
    return adapter.getBean(RabbitTemplate.class);
  }

  @Override
  public void close() {
    adapters.reversed().forEach(ConfigurableApplicationContext::close);
    equinix.close();
    broker.close();
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("emg-sandbox");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
