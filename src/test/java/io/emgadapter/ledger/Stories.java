package io.emgadapter.ledger;

import java.util.List;
import java.util.UUID;

/** Brings requests so far that tests of other steps can go on from there. */
public final class Stories {
  private final Driver driver;

  /** On this ledger. */
  public Stories(TestLedger ledger) {
    this.driver = new Driver(ledger);
  }

  /** Gives the Task of a request that was sent, in the subscription {@code default}. */
  public UUID sent(String id) {
    driver.accept(Requests.create(id));
    return driver.send().getFirst().id();
  }

  /** The same for a sender that wants copies of its events. */
  public UUID sent(String id, String replyQueue) {
    driver.accept(Requests.replying(id, replyQueue));
    return driver.send().getFirst().id();
  }

  /** Has this Task acknowledged, of which two events tell: the Task's, and the final one. */
  public void acknowledged(UUID task) {
    driver.answer(Requests.created(task, "1-" + task));
  }

  /** The state of each Task of a request. */
  public List<String> states(String id) {
    return driver.states(id);
  }
}
