package io.emgadapter.answer;

import io.emgadapter.ledger.Act;
import io.emgadapter.ledger.ApplyWord;
import io.emgadapter.ledger.ApplyWord.Said;
import io.emgadapter.ledger.Bells;
import io.emgadapter.ledger.Word;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Applies what an operator learned from Equinix by other ways: an answer in their words. */
@Component
public class Words {
  private final ApplyWord applyWord;
  private final Bells bells;

  Words(ApplyWord applyWord, Bells bells) {
    this.applyWord = applyWord;
    this.bells = bells;
  }

  /** Applies one word; does not wait for a ledger that is out of reach. */
  public Said apply(UUID task, Word word, Act act) {
    Said said = applyWord.apply(task, word, act);
    bells.tasks().ring();
    return said;
  }
}
