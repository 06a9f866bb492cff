package io.emgadapter.dispatch;

import io.emgadapter.ledger.Loop;
import java.time.Duration;

/** A route's work that is done batch after batch, by one thread. */
final class Repeating implements Route {
  private final Loop loop;

  Repeating(Loop loop) {
    this.loop = loop;
  }

  @Override
  public void start() {
    loop.start();
  }

  @Override
  public void askToStop() {
    loop.askToStop();
  }

  @Override
  public void stop(Duration grace) {
    loop.stop();
  }
}
