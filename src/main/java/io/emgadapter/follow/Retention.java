package io.emgadapter.follow;

import io.emgadapter.follow.Recovery.RecoverySettings;
import io.emgadapter.ledger.events.LogUpkeep;
import io.emgadapter.ledger.events.WebhookCommands;
import io.emgadapter.ledger.upkeep.Forget;
import io.emgadapter.ledger.upkeep.Purge;
import io.emgadapter.subscription.SettingsVerdict.SettingsRule;
import io.emgadapter.subscription.SubscriptionSettings.EmgSettings;
import io.emgadapter.subscription.UnusableSettings;
import io.emgadapter.work.Background.InRounds;
import io.emgadapter.work.Bells.Bell;
import io.emgadapter.work.Phase;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Removes what is old, a small batch at a time with a pause after each, so that it does not slow
 * down other work. Several instances may do it at the same time: each skips what another has
 * locked.
 */
@Component
class Retention extends InRounds {
  private static final Duration REST = Duration.ofMinutes(1);

  private final List<IntSupplier> steps;
  private final int batch;
  private long restUntil = System.nanoTime();

  Retention(
      Forget forget,
      Purge purge,
      LogUpkeep logUpkeep,
      WebhookCommands webhooks,
      RetentionSettings settings) {
    super(Phase.FOLLOW, "retention", new Bell(), settings.pause());
    check(settings);
    this.batch = settings.batch();
    this.steps =
        List.of(
            () -> webhooks.skip(settings.webhooks(), batch),
            () -> forget.requests(settings.personalData(), batch),
            () -> forget.parked(settings.personalData(), batch),
            () -> logUpkeep.forget(settings.personalData(), batch),
            () -> forget.notifications(settings.personalData(), batch),
            () -> forget.histories(settings.personalData(), batch),
            () -> purge.requests(settings.ended(), batch),
            () -> purge.parked(settings.ended(), batch),
            () -> purge.bulk(settings.ended(), batch),
            () -> logUpkeep.purge(settings.ended(), batch),
            () -> purge.notifications(settings.ended(), batch),
            () -> purge.facts(settings.ended(), batch),
            () -> purge.attachments(settings.attachments(), batch),
            () -> purge.ids(settings.ids(), batch));
  }

  /** Removes one batch of each kind, and never asks for another round at once. */
  @Override
  protected boolean round() {
    if (System.nanoTime() - restUntil >= 0) {
      boolean more = false;
      for (IntSupplier step : steps) {
        more |= isRunning() && step.getAsInt() == batch;
      }
      restUntil = System.nanoTime() + (more ? 0 : REST.toNanos());
    }
    return false;
  }

  static void check(RetentionSettings settings) {
    if (settings.ids().compareTo(settings.ended()) < 0) {
      throw new UnusableSettings(
          "emg.retention.ids",
          "supply no less than emg.retention.ended, or an id opens too early.");
    }
    if (!settings.pause().isPositive()) {
      throw new UnusableSettings("emg.retention.pause", "supply a pause above zero.");
    }
  }

  /**
   * How long things are kept after they ended. Settings {@code emg.retention.*}. Time counts from
   * the end of a request, from the moment when a parked message was replayed, discarded or
   * resolved, or from the moment when a notification was taken.
   *
   * @param personalData how long Bodies, sealed texts, parked bytes, the content of events and the
   *     words of Equinix are kept
   * @param ended how long requests, Tasks, events and notifications are kept; no longer than ids
   * @param ids how long the id of a request stays used, counted from when it was first used
   * @param webhooks how long events wait for a webhook that is disabled or no longer in the
   *     settings
   * @param attachments how long the handle of a posted file can be used; Equinix's Attachments API
   *     keeps a file 40 days
   * @param batch the most rows that one transaction removes; 1 to 1000
   * @param pause the rest after each such transaction
   */
  @ConfigurationProperties("emg.retention")
  public record RetentionSettings(
      @DefaultValue("90d") Duration personalData,
      @DefaultValue("400d") Duration ended,
      @DefaultValue("3650d") Duration ids,
      @DefaultValue("30d") Duration webhooks,
      @DefaultValue("30d") Duration attachments,
      @DefaultValue("200") int batch,
      @DefaultValue("200ms") Duration pause) {}

  /** The rules for the settings of following, retention and recovery. */
  @Configuration(proxyBeanMethods = false)
  static class FollowRules {

    @Bean
    static SettingsRule rulesOfFollow(
        EmgSettings emg, RetentionSettings retention, RecoverySettings recovery) {
      return verdict -> {
        emg.subscriptions().keySet().forEach(name -> verdict.check(() -> emg.polls(name)));
        verdict.batch("emg.retention.batch", retention.batch());
        verdict.check(() -> Retention.check(retention));
        verdict.check(() -> Recovery.check(recovery));
      };
    }
  }
}
