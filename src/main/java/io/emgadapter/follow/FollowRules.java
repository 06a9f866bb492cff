package io.emgadapter.follow;

import io.emgadapter.subscription.SettingsRule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must hold of the settings of following, retention and recovery. */
@Configuration(proxyBeanMethods = false)
class FollowRules {

  @Bean
  static SettingsRule rulesOfFollow(
      PollSettings polls, RetentionSettings retention, RecoverySettings recovery) {
    return verdict -> {
      polls.subscriptions().keySet().forEach(name -> verdict.check(() -> polls.policy(name)));
      verdict.batch("emg.retention.batch", retention.batch());
      verdict.check(() -> Retention.check(retention));
      verdict.check(() -> Recovery.check(recovery));
    };
  }
}
