package io.emgadapter.answer;

import io.emgadapter.ledger.TestLedger;
import io.emgadapter.ledger.end.Answers;
import io.emgadapter.ledger.end.ApplyAnswers;

/** Answers on a test's own ledger. */
public final class TestAnswers {
  private TestAnswers() {}

  /** What applies answers to this ledger. */
  public static Answers on(TestLedger ledger) {
    return new Answers(ledger.the(ApplyAnswers.class));
  }
}
