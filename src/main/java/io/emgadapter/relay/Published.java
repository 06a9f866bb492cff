package io.emgadapter.relay;

/** What the broker said of one published event. */
enum Published {
  /** It has it. */
  CONFIRMED,
  /** No queue is bound for it. */
  UNROUTED,
  /** It did not take this one, because of the queue: it is full, or cannot write. */
  NACKED,
  /** The broker is in reach, but takes none like this: it closes the channel. */
  REFUSED,
  /** It said nothing, though it is in reach. */
  SILENT,
  /** It is out of reach, or takes nothing at all. */
  OUT_OF_REACH
}
