package io.emgadapter;

import io.emgadapter.command.CommandWord;
import io.emgadapter.command.Program;
import io.emgadapter.command.Terminal;
import io.emgadapter.start.MigrateLedger;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the adapter. */
@SpringBootApplication(excludeName = EmgAdapter.SPANS_OF_OBSERVATIONS)
@ConfigurationPropertiesScan
public class EmgAdapter {
  /** Only the adapter's own spans are recorded, because of them it is known what they say. */
  static final String SPANS_OF_OBSERVATIONS =
      "org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration";

  /**
   * Runs until it is stopped; a start that fails ends the process, with exit code 1. With the first
   * argument {@code migrate} it only brings the ledger's schema up to date, and with another word
   * it does what that command says.
   */
  public static void main(String[] args) {
    if (CommandWord.isGiven(args) && !MigrateLedger.isMeant(args)) {
      System.exit(Program.run(List.of(EmgAdapter.class), terminal(), args));
    }
    try {
      if (MigrateLedger.isMeant(args)) {
        MigrateLedger.run(args);
      } else {
        SpringApplication.run(EmgAdapter.class, args);
      }
    } catch (RuntimeException | Error e) {
      // It was reported by now. What was opened may have threads that outlive it by a minute.
      System.exit(1);
    }
  }

  private static Terminal terminal() {
    return new Terminal(System.in, System.out, System.err, System.getenv());
  }
}
