package io.emgadapter.start;

import io.emgadapter.start.LedgerAtStart.LedgerSettings;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * The command {@code migrate}: waits for the database, brings the ledger's schema to this program's
 * version, and ends. So the role that may change the schema is the command's alone, and the adapter
 * itself ({@code emg.ledger.migrate: false}) needs none that may.
 */
@ImportAutoConfiguration({DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
public class MigrateLedger {
  /** The first argument of the program. */
  public static final String COMMAND = "migrate";

  /** Whether the program is called for this. */
  public static boolean isMeant(String... arguments) {
    return arguments.length > 0 && arguments[0].equals(COMMAND);
  }

  /**
   * Does it. Settings are the adapter's, of which only {@code spring.datasource.*} counts.
   *
   * @throws RuntimeException where it could not be done; what is wrong was reported
   */
  public static void run(String... arguments) {
    SpringApplication application = new SpringApplication(MigrateLedger.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.run(arguments).close();
  }

  @Bean
  LedgerAtStart ledgerAtStart() {
    return new LedgerAtStart(new LedgerSettings(true));
  }
}
