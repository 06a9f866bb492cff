package io.emgadapter.ledger.parked;

import io.emgadapter.ledger.parked.Audit.Act;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The transaction that writes down an act that is made of many others. */
@Component
public class RecordAct {
  private final Audit audit;

  RecordAct(Audit audit) {
    this.audit = audit;
  }

  /**
   * Writes one line.
   *
   * @param action a verb, such as {@code verify-again}
   * @param target what it was done to, as a path
   * @param result what came of it
   */
  @Transactional
  public void of(Act act, String action, String target, String result) {
    audit.write(act, action, target, result);
  }
}
