package io.emgadapter.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicPatternTest {

  @ParameterizedTest
  @CsvSource({
    "#, task.refused.smarthands, true",
    "task.refused.smarthands, task.refused.smarthands, true",
    "task.refused.smarthands, task.refused.workvisit, false",
    "task.*.smarthands, task.refused.smarthands, true",
    "task.*, task.refused.smarthands, false",
    "*.*.*.*, task.refused.smarthands, false",
    "request.completed.#, request.completed.smarthands, true",
    "request.completed.#, request.completed, true",
    "request.completed.#, request.rejected.smarthands, false",
    "#.smarthands, order.updated.smarthands, true",
    "#.updated.#, order.updated.smarthands, true",
    "#.#, order, true",
    "order, orders, false"
  })
  void aPatternMatchesAsATopicExchangeDoes(String pattern, String key, boolean matches) {
    assertThat(TopicPattern.of(pattern).matches(key)).isEqualTo(matches);
  }
}
