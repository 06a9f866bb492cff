package io.emgadapter.dispatch;

import java.time.Duration;

/** How the Tasks of one route are sent. */
interface Route {
  /** Starts it. */
  void start();

  /** Asks it to take nothing more, without waiting. */
  void askToStop();

  /** Lets what is in hand end, for so long at most. */
  void stop(Duration grace);
}
