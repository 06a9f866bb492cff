package io.emgadapter.simulator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * What goes wrong with notifications on their way: each several times, out of order, misprinted.
 */
final class Mischief {
  private final Consumer<String> send;
  private final List<String> kept = new ArrayList<>();
  private int copies = 1;
  private int reorder = 1;
  private boolean misprint;

  /**
   * @param send signs the text of a Task and sends it
   */
  Mischief(Consumer<String> send) {
    this.send = send;
  }

  /**
   * Sets it.
   *
   * @param copies how often each is sent
   * @param reorder so many are kept, and sent in any order
   * @param misprint whether one letter of each Resource is double
   */
  synchronized void set(int copies, int reorder, boolean misprint) {
    this.copies = copies;
    this.reorder = reorder;
    this.misprint = misprint;
  }

  synchronized void take(String task) {
    kept.addAll(Collections.nCopies(copies, misprint ? misprinted(task) : task));
    if (kept.size() >= reorder) {
      release();
    }
  }

  /** Sends what is kept. */
  synchronized void release() {
    if (reorder > 1) {
      Collections.shuffle(kept, new Random(kept.size()));
    }
    kept.forEach(send);
    kept.clear();
  }

  private static String misprinted(String task) {
    var copy = Envelopes.JSON.readTree(task).asObject();
    String resource = copy.path("Resource").asString();
    copy.put("Resource", resource.charAt(0) + resource);
    return Envelopes.JSON.writeValueAsString(copy);
  }
}
