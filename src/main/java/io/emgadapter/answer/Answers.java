package io.emgadapter.answer;

import io.emgadapter.ledger.ApplyAnswers;
import io.emgadapter.ledger.ApplyAnswers.Applied;
import io.emgadapter.ledger.Bells;
import io.emgadapter.ledger.Durably;
import io.emgadapter.order.Answer;
import java.util.List;
import org.springframework.stereotype.Component;

/** Applies answers, whether they came as Acks, REST replies or from a look-up. */
@Component
public class Answers {
  private final ApplyAnswers applyAnswers;
  private final Bells bells;

  Answers(ApplyAnswers applyAnswers, Bells bells) {
    this.applyAnswers = applyAnswers;
    this.bells = bells;
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
    bells.ring();
    return applied;
  }
}
