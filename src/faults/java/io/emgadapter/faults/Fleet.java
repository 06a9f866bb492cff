package io.emgadapter.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The instances of the adapter; one that is killed is started again at once. */
final class Fleet implements AutoCloseable {
  private static final int LONGEST_START = 150;

  /** What Spring Boot says when no call by HTTP is left; a JVM that is only ended does not. */
  private static final String SERVED = "Graceful shutdown complete";

  private final Launch launch;
  private final Control control;
  private final Path log;
  private final List<String> options;
  private final List<Instance> instances = new ArrayList<>();
  private boolean closed;
  private int starts;

  /**
   * @param log what they print
   * @param options of their JVMs
   */
  Fleet(Launch launch, Control control, Path log, List<String> options) {
    this.launch = launch;
    this.control = control;
    this.log = log;
    this.options = options;
  }

  /** Has an instance make the cache that lets the others start fast, once for all runs. */
  void train() {
    if (!launch.isTrained()) {
      String name = "training";
      List<String> command = launch.training(name, control.port(), options);
      try (Instance first = new Instance(name, log, command, control)) {
        first.end(LONGEST_START);
      }
    }
  }

  /** Has an instance declare its queues, and leave. */
  void declare() {
    List<String> command = launch.plain("declaring", control.port(), options);
    try (Instance first = new Instance("declaring", log, command, control)) {
      first.end(LONGEST_START);
    }
  }

  /** Starts this many at once, and waits until they are ready. */
  void start(int count) {
    for (int i = 0; i < count; i++) {
      begin();
    }
    awaitReady();
  }

  /** Starts one more, without waiting. */
  Instance begin() {
    return begin(launch::fast);
  }

  /** Starts one as anybody would, without waiting. */
  Instance beginPlain() {
    return begin(launch::plain);
  }

  private interface Way {
    List<String> command(String name, int control, List<String> options);
  }

  private synchronized Instance begin(Way way) {
    if (closed) {
      throw new IllegalStateException("The campaign is over.");
    }
    String name = "instance-" + ++starts;
    List<String> command = way.command(name, control.port(), options);
    Instance instance = new Instance(name, log, command, control);
    instances.add(instance);
    return instance;
  }

  synchronized List<Instance> all() {
    return List.copyOf(instances);
  }

  /** One that is ready, the oldest; waits for it. */
  Instance ready() {
    Instance oldest = all().getFirst();
    oldest.port(LONGEST_START);
    return oldest;
  }

  /** Waits until all are ready. */
  void awaitReady() {
    all().forEach(each -> each.port(LONGEST_START));
  }

  /**
   * Kills the first instance that comes to this place, exactly there, and starts another.
   *
   * @return whether one came in time
   */
  boolean killAt(String place, Duration patience) {
    Instance victim = firstAt(place, patience);
    all().forEach(each -> each.arm("", () -> {}));
    if (victim == null) {
      return false;
    }
    replace(victim);
    return true;
  }

  /** The first that halts at this place; the others go on. */
  @Nullable Instance firstAt(String place, Duration patience) {
    CompletableFuture<Instance> first = new CompletableFuture<>();
    for (Instance each : all()) {
      each.arm(place, () -> first.complete(each));
    }
    try {
      Instance found = first.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      all().stream().filter(each -> each != found).forEach(each -> each.arm("", () -> {}));
      return found;
    } catch (TimeoutException e) {
      return null;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Kills it and starts another. */
  synchronized Instance replace(Instance victim) {
    victim.close();
    instances.remove(victim);
    return begin();
  }

  /** Tells one to stop; whether it ended in this time, and after it had served whom it served. */
  boolean drain(Instance old, Duration grace) {
    long before = Words.length(log);
    boolean ended = old.stop(grace) && Words.since(before, log).contains(SERVED);
    synchronized (this) {
      old.close();
      instances.remove(old);
    }
    return ended;
  }

  @Override
  public synchronized void close() {
    closed = true;
    instances.forEach(Instance::close);
    instances.clear();
  }
}
