package io.emgadapter.start;

import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

/** Puts the start together. */
@Configuration(proxyBeanMethods = false)
class StartConfiguration {

  @Bean
  static Judge judge(ConfigurableEnvironment environment) {
    return new Judge(environment);
  }

  @Bean
  LedgerAtStart ledgerAtStart(LedgerSettings settings) {
    return new LedgerAtStart(settings);
  }

  @Bean
  WebFirst webFirst(ApplicationContext context) {
    return new WebFirst(context);
  }
}
