package io.emgadapter.bench;

import org.junit.jupiter.api.Test;

/** The benchmark as Maven runs it: {@code ./mvnw verify -Pbench}. */
class BenchRun {
  @Test
  void everyOrderEndsOnceAndThePageIsWritten() {
    Bench.runAll();
  }
}
