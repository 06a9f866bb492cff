package io.emgadapter.answer;

import io.emgadapter.ledger.ApplyAnswers;
import io.emgadapter.ledger.ApplyAnswers.Applied;
import io.emgadapter.ledger.Durably;
import io.emgadapter.order.Answer;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Applies answers, whether they came as Acks, REST replies or from a look-up. */
@Component
public class Answers {
  private final ApplyAnswers applyAnswers;
  private volatile Consumer<List<UUID>> heard = _ -> {};

  /** Hears of each batch which Tasks have an answer now. May be called once. */
  public void whenApplied(Consumer<List<UUID>> heard) {
    this.heard = heard;
  }

  Answers(ApplyAnswers applyAnswers) {
    this.applyAnswers = applyAnswers;
  }

  /**
   * Applies a batch.
   *
   * @param durably how long an outage is waited out
   * @param subscription whose answers they are
   * @return what became of each, in the same order
   */
  public List<Applied> apply(Durably durably, String subscription, List<Answer> answers) {
    List<Applied> applied =
        durably.run(
            answers, batch -> applyAnswers.apply(subscription, batch), _ -> Applied.NOT_STORABLE);
    heard.accept(answers.stream().map(Answer::task).toList());
    return applied;
  }
}
