package io.emgadapter.faults;

import io.emgadapter.sandbox.BrokerJDeclarables;
import java.io.IOException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;

/** What makes the adapter, started as it is shipped, an instance with a line to the campaign. */
final class Child {
  private Child() {}

  /** The options of its JVM that bring these beans in. */
  static List<String> options(boolean isBrokerJ) {
    String watching = Watching.class.getName();
    String sources = isBrokerJ ? watching + "," + WithBrokerJ.class.getName() : watching;
    return List.of("-Dspring.main.sources=" + sources);
  }

  /** Makes the commits of the ledger known, and says when the instance is ready. */
  static class Watching {
    Watching() throws IOException {
      ChildControl.connect();
    }

    @Bean
    ChildCommits childCommits(DataSource ledger) {
      return new ChildCommits(ledger);
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> ready(ServletWebServerApplicationContext context) {
      return new Ready(context);
    }
  }

  /** A class of its own, for the type of its event must be known. */
  private record Ready(ServletWebServerApplicationContext context)
      implements ApplicationListener<ApplicationReadyEvent> {
    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
      ChildControl.tell("ready " + context.getWebServer().getPort());
    }
  }

  /** Says RabbitMQ's words to Broker-J. */
  static class WithBrokerJ {
    @Bean
    BrokerJDeclarables brokerJDeclarables() {
      return new BrokerJDeclarables();
    }
  }
}
