package io.emgadapter;

import io.emgadapter.start.MigrateLedger;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the adapter. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class EmgAdapter {

  /**
   * Runs until it is stopped; a start that fails ends the process, with exit code 1. With the first
   * argument {@code migrate} it only brings the ledger's schema up to date.
   */
  public static void main(String[] args) {
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
}
