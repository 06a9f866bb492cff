package io.emgadapter.bench;

/**
 * What is measured: the adapter or the ordinary application, with a queue, an exchange and a
 * database of its own. It may be started and stopped many times.
 */
interface Subject {
  /** How the tables name it. */
  String name();

  /** The queue that it takes work requests from. */
  String requests();

  /** The exchange that it tells events on. */
  String exchange();

  /** Its database. */
  String database();

  /** Starts it; it may not be ready yet when this returns. */
  Child start();

  /** Waits until it serves. */
  void awaitReady(Child started);
}
