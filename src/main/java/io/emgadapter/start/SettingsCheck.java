package io.emgadapter.start;

import io.emgadapter.start.LedgerAtStart.DatabaseRule;
import io.emgadapter.subscription.SettingsVerdict;
import io.emgadapter.subscription.SettingsVerdict.SettingsRule;
import io.emgadapter.subscription.UnusableSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Checks all settings and reads all keys before anything is opened, and reports everything that is
 * wrong in one answer.
 */
final class SettingsCheck implements BeanFactoryPostProcessor {
  private static final Logger LOG = LoggerFactory.getLogger(SettingsCheck.class);

  private final ConfigurableEnvironment environment;

  SettingsCheck(ConfigurableEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
    SettingsVerdict verdict = new SettingsVerdict();
    KnownSettings known = KnownSettings.of(beans);
    new GivenSettings(environment, known).judge(verdict);
    new ReadableSettings(environment, known).judge(verdict);
    new DatabaseRule(environment).judge(verdict);
    new ProductionRule(environment).judge(verdict);
    for (String rule : beans.getBeanNamesForType(SettingsRule.class, false, false)) {
      judge(rule, beans, verdict);
    }
    SettingsReport report = SettingsReport.in(beans);
    if (report == null) {
      verdict.enforce();
      verdict.notices().forEach(LOG::info);
    } else {
      report.take(verdict);
    }
  }

  private static void judge(
      String rule, ConfigurableListableBeanFactory beans, SettingsVerdict verdict) {
    try {
      beans.getBean(rule, SettingsRule.class).judge(verdict);
    } catch (BeansException e) {
      // The settings that a rule looks at may be unreadable. Then that is reported, and the rule is
      // skipped.
      if (NestedExceptionUtils.getMostSpecificCause(e) instanceof UnusableSettings cause) {
        verdict.check(() -> {
          throw cause;
        });
      } else if (verdict.isGood()) {
        throw e;
      }
    }
  }
}
