package io.emgadapter.ledger.events;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An event that must be delivered to one destination.
 *
 * @param correlationId the correlation id that it has there
 * @param attempts how many attempts have failed
 * @param version the version of its row in the ledger, which the result of an attempt must name; 0
 *     if it comes from the log itself and has no row
 */
public record Delivery(
    LoggedEvent logged,
    Destination destination,
    @Nullable String correlationId,
    int attempts,
    int version) {

  /** A delivery that was never attempted. */
  public static Delivery of(
      LoggedEvent logged, Destination destination, @Nullable String correlationId) {
    return new Delivery(logged, destination, correlationId, 0, 0);
  }

  /** Deliveries that wait for each other: the events of one subject to one destination. */
  public record Line(String destination, String subject) {}

  /** The line that it stands in. */
  public Line line() {
    return new Line(destination.name(), logged.event().subject());
  }

  /**
   * What became of one attempt.
   *
   * @param outcome for people: what a webhook answered
   * @param retryIn for {@link End#AGAIN}: when it is tried again
   * @param counts whether it counts as an attempt; an outage never does
   */
  public record Attempt(
      Delivery delivery, End end, @Nullable String outcome, Duration retryIn, boolean counts) {

    /** How an attempt ended. */
    public enum End {
      /** The destination took it, or nobody needs to. */
      DONE,
      /** The destination did not take it; it is tried again by itself, while others go on. */
      AGAIN,
      /** The destination did not take it, and it is not tried any more. */
      GIVEN_UP,
      /** Nobody knows, because the destination is out of reach; everything waits. */
      OUTAGE
    }

    /** The destination took it. */
    public static Attempt done(Delivery delivery) {
      return new Attempt(delivery, End.DONE, null, Duration.ZERO, true);
    }

    /** The destination is out of reach. */
    public static Attempt outage(Delivery delivery) {
      return new Attempt(delivery, End.OUTAGE, null, Duration.ZERO, false);
    }

    /** It was not tried, because it must wait for one that was not taken. */
    public static Attempt waits(Delivery delivery, Duration retryIn) {
      return new Attempt(delivery, End.AGAIN, null, retryIn, false);
    }

    int attempts() {
      return delivery.attempts() + (counts ? 1 : 0);
    }
  }

  /**
   * Where an event is delivered.
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
