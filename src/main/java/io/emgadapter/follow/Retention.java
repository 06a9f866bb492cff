package io.emgadapter.follow;

import io.emgadapter.ledger.Bell;
import io.emgadapter.ledger.Forget;
import io.emgadapter.ledger.Leave;
import io.emgadapter.ledger.Loop;
import io.emgadapter.ledger.events.ForgetEvents;
import io.emgadapter.ledger.events.LeaveEvents;
import io.emgadapter.ledger.events.SkipForWebhooks;
import io.emgadapter.subscription.UnusableSettings;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Lets go what is old, a small batch at a time with a pause after each, so that the work of the day
 * does not feel it. Several instances may do it: a batch that one has locked the others skip.
 */
@Component
class Retention implements SmartLifecycle {
  private static final Duration REST = Duration.ofMinutes(1);

  private final List<IntSupplier> steps;
  private final int batch;
  private final Loop loop;
  private long restUntil = System.nanoTime();
  private volatile boolean running;

  Retention(
      Forget forget,
      Leave leave,
      ForgetEvents forgetEvents,
      LeaveEvents leaveEvents,
      SkipForWebhooks skipForWebhooks,
      RetentionSettings settings) {
    check(settings);
    this.batch = settings.batch();
    this.steps =
        List.of(
            () -> skipForWebhooks.skip(settings.webhooks(), batch),
            () -> forget.requests(settings.personalData(), batch),
            () -> forget.parked(settings.personalData(), batch),
            () -> forgetEvents.forget(settings.personalData(), batch),
            () -> forget.notifications(settings.personalData(), batch),
            () -> forget.histories(settings.personalData(), batch),
            () -> leave.requests(settings.ended(), batch),
            () -> leave.parked(settings.ended(), batch),
            () -> leaveEvents.leave(settings.ended(), batch),
            () -> leave.notifications(settings.ended(), batch),
            () -> leave.ids(settings.ids(), batch));
    this.loop = new Loop("retention", new Bell(), settings.pause(), this::round);
  }

  /** One batch of each kind; never asks for another at once. */
  private boolean round() {
    if (System.nanoTime() - restUntil >= 0) {
      boolean more = false;
      for (IntSupplier step : steps) {
        more |= running && step.getAsInt() == batch;
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

  @Override
  public void start() {
    running = true;
    loop.start();
  }

  @Override
  public void stop() {
    running = false;
    loop.stop();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return Follower.PHASE;
  }
}
