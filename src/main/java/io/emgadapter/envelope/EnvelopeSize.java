package io.emgadapter.envelope;

/**
 * How large a sealed Task is as a message, to tell before it is signed whether a link carries it.
 */
public final class EnvelopeSize {
  /** Kept for what the message has beside the envelope: AMQP header, properties, annotations. */
  public static final int MESSAGE_BYTES = 1024;

  /** A character of the Task's text is at most this many bytes in its envelope. */
  private static final int MOST_BYTES_A_CHARACTER = 3;

  private static final int FRAME = 64;

  private EnvelopeSize() {}

  /**
   * Whether the message with this Task is of at most {@code mostBytes}.
   *
   * @param taskText as {@link TaskText} wrote it
   * @param signatureLength of the signature in Base64; 0 for none
   */
  public static boolean fits(String taskText, int signatureLength, TaskForm form, int mostBytes) {
    long room = (long) mostBytes - MESSAGE_BYTES;
    long most = (long) taskText.length() * MOST_BYTES_A_CHARACTER + signatureLength + FRAME;
    return most <= room
        || EnvelopeWriter.write(taskText, "x".repeat(signatureLength), form).length <= room;
  }
}
