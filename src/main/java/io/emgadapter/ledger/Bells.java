package io.emgadapter.ledger;

import org.springframework.stereotype.Component;

/** The bells of this instance. Whoever has committed something rings. */
@Component
public class Bells {
  private final Bell tasks = new Bell();
  private final Bell events = new Bell();

  /** Rings when Tasks may be ready to be sent. */
  public Bell tasks() {
    return tasks;
  }

  /** Rings when events may be due. */
  public Bell events() {
    return events;
  }

  /** Rings both. */
  public void ring() {
    tasks.ring();
    events.ring();
  }
}
