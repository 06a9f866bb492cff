package io.emgadapter;

import io.emgadapter.command.CommandWord;
import io.emgadapter.command.Program;
import io.emgadapter.command.Terminal;
import io.emgadapter.start.MigrateLedger;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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
    boolean migrates = MigrateLedger.isMeant(args) && !CommandWord.isHelp(args);
    if (CommandWord.isGiven(args) && !migrates) {
      System.exit(command(args));
    }
    try {
      if (migrates) {
        MigrateLedger.run(args);
      } else {
        SpringApplication.run(EmgAdapter.class, args);
      }
    } catch (RuntimeException | Error e) {
      // It was reported by now. What was opened may have threads that outlive it by a minute.
      System.exit(1);
    }
  }

  /** In UTF-8 whatever the locale is, because JSON is; what could not be printed is a failure. */
  private static int command(String... args) {
    // What the service logs must neither stand between the lines nor in its file.
    for (String each : List.of("logging.threshold.console", "logging.threshold.file")) {
      System.setProperty(each, "OFF");
    }
    for (String each : List.of("logging.file.name", "logging.file.path")) {
      System.setProperty(each, "");
    }
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    Terminal terminal = new Terminal(System.in, out, System.err, System.getenv());
    int code = Program.run(List.of(EmgAdapter.class), terminal, args);
    return code == 0 && out.checkError() ? 1 : code;
  }
}
