package io.emgadapter.start;

import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * Opens HTTP before any work is taken, so that a port that is not free ends the start before
 * anything happened. Spring opens it last, which then does nothing. It closes when Spring closes
 * it.
 */
final class WebFirst implements SmartLifecycle {
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
