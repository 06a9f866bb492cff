package io.emgadapter.relay;

import java.util.List;
import org.springframework.context.SmartLifecycle;

/** Starts and stops the relays of all webhooks. */
final class WebhookRelays implements SmartLifecycle {
  private final List<WebhookRelay> relays;
  private volatile boolean running;

  WebhookRelays(List<WebhookRelay> relays) {
    this.relays = relays;
  }

  @Override
  public void start() {
    running = true;
    relays.forEach(WebhookRelay::start);
  }

  @Override
  public void stop() {
    running = false;
    relays.forEach(WebhookRelay::askToStop);
    relays.forEach(WebhookRelay::stop);
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
