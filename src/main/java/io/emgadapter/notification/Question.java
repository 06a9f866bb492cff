package io.emgadapter.notification;

import org.jspecify.annotations.Nullable;

/**
 * What Equinix asks the customer about an order; it is answered by an Update of the order.
 *
 * @param kind what is asked
 * @param referenceId names the question where the answer goes by REST ({@code rest.referenceId} of
 *     a work request): the Activity of a notification, the referenceId of a note or negotiation
 * @param proposal what Equinix proposes, where it says so in fields (Orders v2, negotiations)
 */
public record Question(Kind kind, @Nullable String referenceId, @Nullable Proposal proposal) {

  /** What can be asked. */
  public enum Kind {
    /** A technician wants to know something: answered by a text. */
    QUERY("query"),
    /** Equinix proposes another time: answered by APPROVE, APPROVE_NON_EXPEDITE or CANCEL. */
    NEGOTIATION("negotiation");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The word in events. */
    public String word() {
      return word;
    }
  }

  /**
   * Another time, as Equinix writes it: ISO 8601 in UTC.
   *
   * @param requested what the order asked for
   * @param proposed what Equinix can do
   * @param expires until when it may be answered; after that the order stays on hold
   * @param expedited whether it is an expedited order
   */
  public record Proposal(
      @Nullable String requested,
      @Nullable String proposed,
      @Nullable String expires,
      @Nullable Boolean expedited) {}
}
