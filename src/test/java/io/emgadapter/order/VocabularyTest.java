package io.emgadapter.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.order.Problems.ProblemCode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words that work requests and Tasks use. */
class VocabularyTest {

  @ParameterizedTest
  @CsvSource({"Create, CREATE, Create", "Update, UPDATE, Update", "Cancel, CANCEL, Update"})
  void aVerbHasItsWordAndTheOneOfTheTask(String word, Verb verb, String taskVerb) {
    assertThat(Verb.of(word)).contains(verb);
    assertThat(verb.word()).isEqualTo(word);
    assertThat(verb.taskVerb()).isEqualTo(taskVerb);
  }

  @ParameterizedTest
  @CsvSource({"SmartHands, SMART_HANDS, smarthands", "WorkVisit, WORK_VISIT, workvisit"})
  void aResourceHasItsWordAndRoutingKey(String word, Resource resource, String key) {
    assertThat(Resource.of(word)).contains(resource);
    assertThat(resource.word()).isEqualTo(word);
    assertThat(resource.key()).isEqualTo(key);
  }

  @Test
  void otherWordsAreNone() {
    assertThat(Verb.of("create")).isEmpty();
    assertThat(Resource.of("Smarthands")).isEmpty();
    assertThat(Operation.of("4")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"199, false", "200, true", "201, true", "299, true", "300, false", "404, false"})
  void any2xxAcknowledges(int statusCode, boolean acknowledges) {
    Answer answer = new Answer(new UUID(0, 1), statusCode, null, List.of());
    assertThat(answer.acknowledges()).isEqualTo(acknowledges);
  }

  @Test
  void problemsAreCountedEvenIfTheyAreNotListed() {
    Problems problems = new Problems();
    assertThat(problems.none()).isTrue();
    for (int i = 0; i < 2 * Problems.MOST; i++) {
      problems.add("", ProblemCode.MISSING, "Send it.");
    }
    assertThat(problems.count()).isEqualTo(2 * Problems.MOST);
    assertThat(problems.list()).hasSize(Problems.MOST + 1);
    assertThat(problems.none()).isFalse();
  }
}
