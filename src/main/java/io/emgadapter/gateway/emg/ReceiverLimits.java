package io.emgadapter.gateway.emg;

import java.time.Duration;

/**
 * What bounds an {@link EmgReceiver}. It holds at most {@code credit} messages at any time, those
 * at the handler included. AMQP clients cannot refuse a message for its size before it came, so the
 * memory it needs is {@code credit} times the largest message that the broker lets through.
 *
 * @param credit the most unsettled messages; two batches are a good measure
 * @param batch the most messages in a batch
 * @param batchBytes a batch ends with the message that reaches this many bytes
 * @param messageBytes a longer message is {@link Incoming.Form#CUT}
 * @param silence when nothing came for this long, the queue is asked for a sign; if there is none
 *     within ten seconds, the link is opened anew
 */
public record ReceiverLimits(
    int credit, int batch, long batchBytes, int messageBytes, Duration silence) {

  /** 400 messages, batches of 200 or 4 MiB, messages of 1 MiB, two minutes. */
  public static final ReceiverLimits USUAL =
      new ReceiverLimits(400, 200, 4 << 20, 1 << 20, Duration.ofMinutes(2));

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is not positive, or the credit is less than a batch
   */
  public ReceiverLimits {
    if (batch < 1 || batchBytes < 1 || messageBytes < 1 || !silence.isPositive()) {
      throw new IllegalArgumentException("Every limit of a receiver must be positive.");
    }
    if (credit < batch) {
      throw new IllegalArgumentException("The credit must be at least the size of a batch.");
    }
  }
}
