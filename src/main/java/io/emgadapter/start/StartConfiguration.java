package io.emgadapter.start;

import io.emgadapter.start.LedgerAtStart.LedgerSettings;
import io.emgadapter.work.Background;
import io.emgadapter.work.Phase;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

/** Puts the parts of the start together. */
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
   * Opens HTTP before any work comes in: if the port is not free, the start ends before anything
   * has happened. Spring would open it last, which then does nothing; Spring also closes it.
   */
  static final class WebFirst extends Background {
    private final ApplicationContext context;

    WebFirst(ApplicationContext context) {
      super(Phase.HTTP);
      this.context = context;
    }

    @Override
    protected void begin() {
      if (context instanceof WebServerApplicationContext web) {
        WebServer server = web.getWebServer();
        if (server != null) {
          server.start();
        }
      }
    }
  }
}
