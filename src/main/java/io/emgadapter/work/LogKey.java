package io.emgadapter.work;

/**
 * The keys of structured log lines. Whatever a line names by its id stands under one of these, and
 * nothing else does; what follows from it stands in the message.
 */
public final class LogKey {
  /** The Id of a Task. */
  public static final String TASK = "task";

  /** The id of an order at Equinix, its {@code ServicerId}. */
  public static final String ORDER = "order";

  /** The id of an event. */
  public static final String EVENT = "event";

  /** The id of a message that is parked. */
  public static final String PARKED = "parked";

  /** The name of an account. */
  public static final String SUBSCRIPTION = "subscription";

  /** The gateway by which Tasks go. */
  public static final String ROUTE = "route";

  /** The name of a webhook. */
  public static final String WEBHOOK = "webhook";

  /** The name of a queue at the broker. */
  public static final String QUEUE = "queue";

  private LogKey() {}
}
