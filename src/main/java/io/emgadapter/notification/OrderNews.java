package io.emgadapter.notification;

import io.emgadapter.order.NamedFile;
import io.emgadapter.order.Problems.Problem;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * News of one order at Equinix, whichever way it came: the ledger takes a notification of EMG, what
 * was polled from the Orders API, and an answer in the same way.
 *
 * @param source where it came from
 * @param key what makes it the same news when it comes again, within its order and source: a
 *     message's Id, a note's id, a negotiation's reference; at most 200 characters
 * @param servicerId the order; null if Equinix does not say, and then it is only published
 * @param requestorId the customer's reference, which may be somebody else's
 * @param resource the kind of order, in Equinix's word
 * @param state a word of {@link OrderState} where it is one, else Equinix's; null says nothing
 * @param activity Equinix's number of this step
 * @param description Equinix's own text
 * @param question what the customer is asked
 * @param billed the lines of a bill; null for all that is no bill
 * @param sentAt the time at Equinix, to the microsecond; without one, the order of arrival counts
 * @param warnings what was not as the documents say
 */
public record OrderNews(
    Source source,
    String key,
    @Nullable String servicerId,
    @Nullable String requestorId,
    String resource,
    @Nullable String state,
    @Nullable String activity,
    @Nullable String description,
    List<NamedFile> attachments,
    @Nullable Question question,
    @Nullable List<BilledLine> billed,
    @Nullable Instant sentAt,
    List<Problem> warnings) {

  private static final Pattern PARTS = Pattern.compile("\\s*\\|\\|\\s*");

  /** Where news comes from. */
  public enum Source {
    /** A message of EMG. */
    NOTIFICATION,
    /** The Orders API, asked by us. */
    POLL,
    /** An answer to a Task of ours. */
    ANSWER;

    /** The word in the ledger and in events. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** One line of a bill. */
  public record BilledLine(
      @Nullable String id, @Nullable String ibx, @Nullable String status, List<String> lines) {}

  /** Whether it is a bill, which never touches the state. */
  public boolean isBill() {
    return billed != null;
  }

  /** The parts of the description, which Equinix joins by {@code ||}; none if it has only one. */
  public List<String> parts() {
    return description == null ? List.of() : parts(description);
  }

  /** The same of any description. */
  public static List<String> parts(String description) {
    if (!description.contains("||")) {
      return List.of();
    }
    return Arrays.stream(PARTS.split(description.strip(), OrderNotificationReader.MOST_PARTS))
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /** The resource as a part of a routing key: lower case, letters and digits, at most 60. */
  public String routingPart() {
    String plain = resource.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    return plain.isEmpty()
        ? NotificationHead.NO_RESOURCE
        : plain.substring(0, Math.min(60, plain.length()));
  }

  /** Without the text, which may be personal. */
  @Override
  public String toString() {
    return "OrderNews[" + source.word() + ", " + servicerId + ", " + state + "]";
  }

  /**
   * What Equinix asks the customer about an order; it is answered by an Update of the order.
   *
   * @param kind what is asked
   * @param referenceId names the question where the answer goes by REST ({@code rest.referenceId}
   *     of a work request): the Activity of a notification, the referenceId of a note or
   *     negotiation
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
}
