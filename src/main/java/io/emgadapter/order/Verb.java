package io.emgadapter.order;

import java.util.Arrays;
import java.util.Optional;

/** What a work request asks for. On the wire a Cancel is an Update whose Body says so. */
public enum Verb {
  /** Places a new order. */
  CREATE("Create", "Create"),
  /** Changes an order, answers a technician's question or a negotiation. */
  UPDATE("Update", "Update"),
  /** Ends an order; travels as {@code Verb: Update} with {@code Body.State: Cancelled}. */
  CANCEL("Cancel", "Update");

  private final String word;
  private final String taskVerb;

  Verb(String word, String taskVerb) {
    this.word = word;
    this.taskVerb = taskVerb;
  }

  /** The word that a work request uses: {@code Create}, {@code Update} or {@code Cancel}. */
  public String word() {
    return word;
  }

  /** The {@code Verb} that the Task carries. */
  public String taskVerb() {
    return taskVerb;
  }

  /** Finds the verb of exactly this {@link #word()}. */
  public static Optional<Verb> of(String word) {
    return Arrays.stream(values()).filter(verb -> verb.word.equals(word)).findFirst();
  }
}
