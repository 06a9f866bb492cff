package io.emgadapter.faults;

import io.emgadapter.EmgAdapter;
import io.emgadapter.sandbox.BrokerJDeclarables;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;

/** An instance: the adapter as it is shipped, with a line to the campaign. */
final class Child {
  /** A file of settings. */
  static final String SETTINGS = "faults.settings";

  /** Whether the broker upstream is Broker-J. */
  static final String BROKER_J = "faults.broker-j";

  private Child() {}

  /** Makes the commits of the ledger known. */
  static class Watching {
    @Bean
    ChildCommits childCommits(DataSource ledger) {
      return new ChildCommits(ledger);
    }
  }

  /** Says RabbitMQ's words to Broker-J. */
  static class WithBrokerJ {
    @Bean
    BrokerJDeclarables brokerJDeclarables() {
      return new BrokerJDeclarables();
    }
  }

  static void main() throws IOException {
    ChildControl.connect();
    Properties settings = new Properties();
    try (Reader file = Files.newBufferedReader(Path.of(System.getProperty(SETTINGS)))) {
      settings.load(file);
    }
    SpringApplication adapter = new SpringApplication(EmgAdapter.class);
    adapter.addPrimarySources(List.of(Watching.class));
    if (Boolean.getBoolean(BROKER_J)) {
      adapter.addPrimarySources(List.of(WithBrokerJ.class));
    }
    adapter.setDefaultProperties(settings);
    var context = (ServletWebServerApplicationContext) adapter.run();
    ChildControl.tell("ready " + context.getWebServer().getPort());
  }
}
