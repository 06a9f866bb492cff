package io.emgadapter.gateway.rest;

import io.emgadapter.gateway.rest.Read.Found;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers that hardly change, kept for some minutes: at most 50, and of these no large ones. */
final class Kept {
  private static final Duration LIFE = Duration.ofMinutes(5);
  private static final int MOST = 50;
  private static final int LARGEST = 256 * 1024;

  private final Clock clock;

  private final Map<String, Answer> answers =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Answer> eldest) {
          return size() > MOST;
        }
      };

  Kept(Clock clock) {
    this.clock = clock;
  }

  private record Answer(Found found, Instant until) {}

  synchronized @Nullable Found get(String key) {
    Answer answer = answers.get(key);
    return answer != null && clock.instant().isBefore(answer.until()) ? answer.found() : null;
  }

  synchronized void put(String key, Found found) {
    answers.remove(key);
    if (found.json().length <= LARGEST) {
      answers.put(key, new Answer(found, clock.instant().plus(LIFE)));
    }
  }
}
