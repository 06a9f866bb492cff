package io.emgadapter.bench.ordinary;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;

/** Says {@code ordinary is ready} when it is. */
@SpringBootApplication
@Profile(Part.PROFILE)
@EnableConfigurationProperties(OrdinarySettings.class)
public class OrdinaryApplication {

  /** Runs it. */
  public static void main(String[] args) {
    SpringApplication.run(OrdinaryApplication.class, args);
  }

  @EventListener(ApplicationReadyEvent.class)
  void ready() {
    System.out.println("ordinary is ready");
  }
}
