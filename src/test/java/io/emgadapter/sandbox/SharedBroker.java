package io.emgadapter.sandbox;

import io.emgadapter.simulator.broker.EmbeddedBroker;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One {@link EmbeddedBroker} for all tests of a JVM that need not stop it. They share its queues: a
 * test names its own with {@link #name}.
 */
public final class SharedBroker {

  private static final AtomicInteger NAMES = new AtomicInteger();

  private SharedBroker() {}

  /** The broker, started by the first who asks; never close it. */
  public static EmbeddedBroker get() {
    return Holder.BROKER;
  }

  /** A name for a queue or exchange that nobody else in this JVM has. */
  public static String name(String purpose) {
    return purpose + "." + NAMES.incrementAndGet();
  }

  /** Makes a durable queue with such a name. */
  public static String newQueue(String purpose) {
    String name = name(purpose);
    get().createQueue(name);
    return name;
  }

  private static final class Holder {
    static final EmbeddedBroker BROKER = EmbeddedBroker.start();

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(BROKER::close, "close-shared-broker"));
    }
  }
}
