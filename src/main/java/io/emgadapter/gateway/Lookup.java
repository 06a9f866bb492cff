package io.emgadapter.gateway;

import io.emgadapter.order.Answer;

/** What looking at Equinix showed about a Task whose answer did not arrive. */
public sealed interface Lookup {

  /** It is there. */
  record Found(Answer answer) implements Lookup {}

  /** It is proven not to be there. */
  record Absent() implements Lookup {}

  /**
   * Nothing can be said, now or ever.
   *
   * @param cause for the operator
   */
  record Undecided(String cause) implements Lookup {}
}
