package io.emgadapter.start;

import io.emgadapter.subscription.SettingsRule;
import io.emgadapter.subscription.SettingsVerdict;
import org.springframework.core.env.Environment;

/**
 * The ledger needs a PostgreSQL; what Spring says where none is named speaks of other databases.
 */
final class DatabaseRule implements SettingsRule {
  private static final String URL = "spring.datasource.url";
  private static final String POSTGRESQL = "jdbc:postgresql:";

  private final Environment environment;

  DatabaseRule(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void judge(SettingsVerdict verdict) {
    if (!environment.getProperty(URL, "").startsWith(POSTGRESQL)) {
      verdict.wrong(
          URL,
          "supply where the PostgreSQL of the ledger is, as jdbc:postgresql://host:5432/database,"
              + " with its user and password as spring.datasource.username and .password.");
    }
    verdict.notice("The ledger is at " + ledger() + ", RabbitMQ at " + rabbit());
  }

  /** Without the parameters, which may hold a password. */
  private String ledger() {
    return environment
        .getProperty(URL, "")
        .replaceFirst("^jdbc:postgresql:/*", "")
        .replaceFirst("\\?.*", "");
  }

  /** Without the users and passwords that addresses may hold. */
  private String rabbit() {
    String host = environment.getProperty("spring.rabbitmq.host", "localhost");
    String port = environment.getProperty("spring.rabbitmq.port", "5672");
    return environment
        .getProperty("spring.rabbitmq.addresses", host + ":" + port)
        .replaceAll("[^,/]*@", "");
  }
}
