package io.emgadapter;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the adapter. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class EmgAdapter {

  /** Runs until it is told to stop. */
  public static void main(String[] args) {
    SpringApplication.run(EmgAdapter.class, args);
  }
}
