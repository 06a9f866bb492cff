package io.emgadapter;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the adapter. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class EmgAdapter {

  /** Runs until it is stopped; a start that fails ends the process, with exit code 1. */
  public static void main(String[] args) {
    try {
      SpringApplication.run(EmgAdapter.class, args);
    } catch (RuntimeException | Error e) {
      // It was reported by now. What was opened may have threads that outlive it by a minute.
      System.exit(1);
    }
  }
}
