package io.emgadapter.ledger.events;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An event that is to go to one destination.
 *
 * @param correlationId what it has there
 * @param attempts how often it was tried and not taken
 * @param version of its row in the ledger, to be named with what came of it; 0 where it comes from
 *     the log itself and has none
 */
public record Delivery(
    LoggedEvent logged,
    Destination destination,
    @Nullable String correlationId,
    int attempts,
    int version) {

  /** One that was never tried. */
  public static Delivery of(
      LoggedEvent logged, Destination destination, @Nullable String correlationId) {
    return new Delivery(logged, destination, correlationId, 0, 0);
  }

  /** What waits for one another: the events of a subject at one destination. */
  public record Line(String destination, String subject) {}

  /** The line that it stands in. */
  public Line line() {
    return new Line(destination.name(), logged.event().subject());
  }

  /**
   * What came of one try.
   *
   * @param outcome for people: what a webhook answered
   * @param retryIn for {@link End#AGAIN}: when it goes again
   * @param counts whether it counts as a try; an outage never does
   */
  public record Attempt(
      Delivery delivery, End end, @Nullable String outcome, Duration retryIn, boolean counts) {

    /** How a try ended. */
    public enum End {
      /** It was taken, or nobody need take it. */
      DONE,
      /** It was not taken, and goes again by itself, while others go on. */
      AGAIN,
      /** It was not taken, and is not tried any more. */
      GIVEN_UP,
      /** Nobody knows; the destination is out of reach, and everything waits. */
      OUTAGE
    }

    /** It was taken. */
    public static Attempt done(Delivery delivery) {
      return new Attempt(delivery, End.DONE, null, Duration.ZERO, true);
    }

    /** The destination is out of reach. */
    public static Attempt outage(Delivery delivery) {
      return new Attempt(delivery, End.OUTAGE, null, Duration.ZERO, false);
    }

    /** It stands behind one that was not taken, and was not tried. */
    public static Attempt waits(Delivery delivery, Duration retryIn) {
      return new Attempt(delivery, End.AGAIN, null, retryIn, false);
    }

    int attempts() {
      return delivery.attempts() + (counts ? 1 : 0);
    }
  }

  /**
   * Where an event is delivered to.
   *
   * @param name {@code events} for the topic exchange, {@code reply:<queue>} for a sender's own
   *     queue, {@code webhook:<name>}
   */
  public record Destination(String name) {
    private static final String REPLY = "reply:";
    private static final String WEBHOOK = "webhook:";

    /** The topic exchange. */
    public static final Destination EXCHANGE = new Destination("events");

    /** The reader that serves all senders' own queues. */
    public static final String REPLIES = "replies";

    /** The queue that a sender named in {@code reply_to}. */
    public static Destination reply(String queue) {
      return new Destination(REPLY + queue);
    }

    /** A webhook of the settings. */
    public static Destination webhook(String name) {
      return new Destination(WEBHOOK + name);
    }

    /** Whether it is one sender's queue. */
    public boolean isReply() {
      return name.startsWith(REPLY);
    }

    /** The queue of a reply. */
    public String queue() {
      return name.substring(REPLY.length());
    }

    /** The reader of the log that serves it. */
    public String reader() {
      return isReply() ? REPLIES : name;
    }
  }
}
