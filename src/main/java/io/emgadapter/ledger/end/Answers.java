package io.emgadapter.ledger.end;

import io.emgadapter.ledger.end.ApplyAnswers.Applied;
import io.emgadapter.order.Answer;
import io.emgadapter.work.Durably;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Applies answers, whether they came as Acks, as REST replies or from a look-up. */
@Component
public class Answers {
  private final ApplyAnswers applyAnswers;
  private volatile Consumer<List<UUID>> heard = _ -> {};

  /**
   * Sets what is called after each batch with the Tasks that have ended by now. May be called once.
   */
  public void whenApplied(Consumer<List<UUID>> heard) {
    this.heard = heard;
  }

  public Answers(ApplyAnswers applyAnswers) {
    this.applyAnswers = applyAnswers;
  }

  /**
   * Applies a batch.
   *
   * @param durably how long an outage is waited out
   * @param subscription the account to which they were given
   * @return what became of each, in the same order
   */
  public List<Applied> apply(Durably durably, String subscription, List<Answer> answers) {
    List<Applied> applied =
        durably.run(
            answers, batch -> applyAnswers.apply(subscription, batch), _ -> Applied.NOT_STORABLE);
    heard.accept(ended(answers, applied));
    return applied;
  }

  /**
   * An answer of another subscription, or one that cannot be stored, says nothing about its Task.
   */
  private static List<UUID> ended(List<Answer> answers, List<Applied> applied) {
    return IntStream.range(0, answers.size())
        .filter(i -> applied.get(i) == Applied.ENDED || applied.get(i) == Applied.LATE)
        .mapToObj(i -> answers.get(i).task())
        .toList();
  }
}
