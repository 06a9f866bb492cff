package io.emgadapter.start;

import io.emgadapter.start.LedgerAtStart.LedgerSettings;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

/** Puts the start together. */
@Configuration(proxyBeanMethods = false)
class StartConfiguration {

  @Bean
  static SettingsCheck judge(ConfigurableEnvironment environment) {
    return new SettingsCheck(environment);
  }

  @Bean
  LedgerAtStart ledgerAtStart(LedgerSettings settings) {
    return new LedgerAtStart(settings);
  }

  @Bean
  WebFirst webFirst(ApplicationContext context) {
    return new WebFirst(context);
  }

  /**
   * Opens HTTP before any work is taken, so that a port that is not free ends the start before
   * anything happened. Spring opens it last, which then does nothing. It closes when Spring closes
   * it.
   */
  static final class WebFirst implements SmartLifecycle {
    private final ApplicationContext context;
    private volatile boolean running;

    WebFirst(ApplicationContext context) {
      this.context = context;
    }

    @Override
    public void start() {
      if (context instanceof WebServerApplicationContext web) {
        WebServer server = web.getWebServer();
        if (server != null) {
          server.start();
        }
      }
      running = true;
    }

    @Override
    public void stop() {
      running = false;
    }

    @Override
    public boolean isRunning() {
      return running;
    }

    /** After what follows from a restore, before all that takes, sends or publishes. */
    @Override
    public int getPhase() {
      return 0;
    }
  }
}
