package io.emgadapter.ledger.events;

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
