package io.emgadapter.sandbox;

import io.emgadapter.EmgAdapter;
import io.emgadapter.simulator.EquinixSimulator;
import io.emgadapter.simulator.Onboarding;
import io.emgadapter.simulator.Wiring;
import io.emgadapter.simulator.broker.EmbeddedBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
 * The adapter with everything it needs in this process: PostgreSQL, a broker for both protocols,
 * and a simulator in Equinix's place.
 */
public final class Sandbox implements AutoCloseable {
  /** The queue to Equinix. */
  public static final String INCOMING = "equinix-incoming";

  /** The queue from Equinix. */
  public static final String OUTGOING = "equinix-outgoing";

  // First, so that a start that fails here leaves no folder.
  private final EmbeddedBroker broker = EmbeddedBroker.start();
  private final Path folder = temporaryFolder();
  private final Onboarding onboarding = new Onboarding(folder);
  private final RabbitBroker rabbit;
  private final String database;
  private final EquinixSimulator equinix;
  private final List<ConfigurableApplicationContext> adapters = new ArrayList<>();

  private Sandbox(String database, @Nullable RabbitBroker rabbit) {
    this.database = database;
    this.rabbit = rabbit == null ? RabbitBroker.of(broker) : rabbit;
    broker.createQueue(INCOMING);
    broker.createQueue(OUTGOING);
    this.equinix =
        new EquinixSimulator(
            Wiring.of(broker, INCOMING, OUTGOING), Onboarding.SOURCE, onboarding.keys());
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

  /** Starts everything but the adapter, with the database server that tests share. */
  public static Sandbox open() {
    return open(EmbeddedLedger.shared());
  }

  /** The same, with a database server that outlives it. */
  static Sandbox open(EmbeddedLedger ledger) {
    return new Sandbox(ledger.newDatabase(), null);
  }

  /** The same as the first, with another broker between upstream systems and the adapter. */
  public static Sandbox open(RabbitBroker rabbit) {
    return new Sandbox(EmbeddedLedger.shared().newDatabase(), rabbit);
  }

  /** Starts one more adapter on the same ledger and broker. */
  public ConfigurableApplicationContext startAdapter(Map<String, Object> settings, String... args) {
    ConfigurableApplicationContext adapter = startAlone(settings, args);
    listen(adapter);
    return adapter;
  }

  /** The same, with nobody who hears its events, so that it needs no broker. */
  public ConfigurableApplicationContext startAlone(Map<String, Object> settings, String... args) {
    Map<String, Object> all = settings();
    all.putAll(settings);
    SpringApplication application = new SpringApplication(EmgAdapter.class);
    if (rabbit.isBrokerJ()) {
      application.addPrimarySources(List.of(BrokerJ.class));
    }
    application.setDefaultProperties(all);
    application.setRegisterShutdownHook(false);
    ConfigurableApplicationContext adapter = application.run(args);
    adapters.add(adapter);
    return adapter;
  }

  /** The settings with which its adapters start, as a copy. */
  public Map<String, Object> settings() {
    Map<String, Object> all =
        new HashMap<>(onboarding.settings(Wiring.of(broker, INCOMING, OUTGOING)));
    all.put("spring.datasource.url", database);
    all.put("spring.rabbitmq.host", rabbit.host());
    all.put("spring.rabbitmq.port", rabbit.port());
    all.put("spring.rabbitmq.username", rabbit.user());
    all.put("spring.rabbitmq.password", rabbit.password());
    all.put("emg.requests.queue", rabbit.requests());
    all.put("emg.events.exchange", rabbit.exchange());
    all.put("spring.main.banner-mode", "off");
    all.put("emg.requests.reply-to", rabbit.prefix() + "sandbox-*");
    return all;
  }

  private void listen(ConfigurableApplicationContext adapter) {
    Queue queue = new Queue(rabbit.events());
    AmqpAdmin admin = adapter.getBean(AmqpAdmin.class);
    admin.declareQueue(queue);
    admin.declareBinding(
        BindingBuilder.bind(queue).to(adapter.getBean(TopicExchange.class)).with("#"));
  }

  /** The broker between upstream systems and the adapter. */
  public RabbitBroker rabbit() {
    return rabbit;
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
