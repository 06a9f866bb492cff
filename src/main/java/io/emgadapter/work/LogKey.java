package io.emgadapter.work;

/**
 * The keys of structured log lines. What a line is about stands under one of these keys, whichever
 * part of the adapter writes it, and not in the message. The message says what happened and what
 * follows from it. Elastic's schema (ECS) has objects named {@code event} and {@code user}, so what
 * is meant there has its name in that schema; no other key is a field of it.
 */
public final class LogKey {
  /** The Id of a Task. */
  public static final String TASK = "task";

  /** The ledger's own id of a work request. */
  public static final String REQUEST = "request";

  /** The id of an order at Equinix, its {@code ServicerId}. */
  public static final String ORDER = "order";

  /** The id of an event. */
  public static final String EVENT = "event.id";

  /** The id of a message that is parked. */
  public static final String PARKED = "parked";

  /** The name of an account. */
  public static final String SUBSCRIPTION = "subscription";

  /** The gateway by which Tasks go. */
  public static final String ROUTE = "route";

  /** The name of a webhook. */
  public static final String WEBHOOK = "webhook";

  /** The name of a queue, at the broker or at EMG. */
  public static final String QUEUE = "queue";

  /** The routing key of an event. */
  public static final String ROUTING_KEY = "routing-key";

  /** The name of a user of the HTTP interface. */
  public static final String USER = "user.name";

  /** The network address of a caller over HTTP. */
  public static final String ADDRESS = "address";

  /** The name of a thread that works by itself, such as {@code poll}. */
  public static final String LOOP = "loop";

  private LogKey() {}
}
