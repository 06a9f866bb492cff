package io.emgadapter.gateway;

import io.emgadapter.order.Answer;
import java.time.Duration;

/**
 * What looking at Equinix showed about a Task whose answer did not arrive. Causes are for the
 * operator, without content or secrets.
 */
public sealed interface Lookup {

  /** It is there. */
  record Found(Answer answer) implements Lookup {}

  /**
   * Equinix could be asked, and it is not there so far. That is no proof: nothing says how soon
   * something shows.
   */
  record Absent(String cause) implements Lookup {}

  /**
   * Equinix could not be asked; that says nothing about the Task.
   *
   * @param retryAfter the least time before it may be tried again
   */
  record NotAsked(String cause, Duration retryAfter) implements Lookup {}

  /** Equinix could be asked, and what it shows decides nothing; nor would it if asked again. */
  record Undecided(String cause) implements Lookup {}

  /** This way to Equinix shows nothing that was sent; only an answer decides. */
  record NoView(String cause) implements Lookup {}
}
