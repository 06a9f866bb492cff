package io.emgadapter.relay;

/** What the broker said of one published event. */
enum Published {
  /** It has it. */
  CONFIRMED,
  /** No queue is bound for it. */
  UNROUTED,
  /** The broker is in reach, but does not take this one. */
  REFUSED,
  /** It said no, or nothing; the event may or may not have got through. */
  UNCONFIRMED
}
