package io.emgadapter.operate;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Says whose dead letters cannot be parked; a queue that is not there is nothing to say. */
@Component
class EmgDeadLettersHealthIndicator implements HealthIndicator {
  private static final Duration LONGEST_IN_HAND = Duration.ofMinutes(1);

  private final EmgDeadLetters letters;

  EmgDeadLettersHealthIndicator(EmgDeadLetters letters) {
    this.letters = letters;
  }

  @Override
  public Health health() {
    List<String> stuck = letters.stuck(LONGEST_IN_HAND);
    Health.Builder health = stuck.isEmpty() ? Health.up() : Health.down();
    stuck.forEach(name -> health.withDetail(name, "stuck: a batch cannot be parked"));
    return health.build();
  }
}
