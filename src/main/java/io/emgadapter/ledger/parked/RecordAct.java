package io.emgadapter.ledger.parked;

import io.emgadapter.ledger.parked.Audit.Act;
import io.emgadapter.ledger.parked.Audit.Item;
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
   * @param result what came of it
   */
  @Transactional
  public void of(Act act, String action, Item item, String result) {
    audit.write(act, action, item, result);
  }
}
