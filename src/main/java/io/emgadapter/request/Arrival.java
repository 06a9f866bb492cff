package io.emgadapter.request;

import org.springframework.amqp.core.Message;

/**
 * A message of a queue, and how it is settled: once, by any thread, on the channel that it came by.
 * Where that is gone nothing happens, because the broker brings the message again.
 */
public interface Arrival {

  /** The message. */
  Message message();

  /** Settles it: the ledger has it. */
  void ack();

  /** Gives it back to the broker: again, to be brought once more, else to its dead letters. */
  void reject(boolean again);
}
