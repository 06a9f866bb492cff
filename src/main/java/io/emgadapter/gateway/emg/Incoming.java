package io.emgadapter.gateway.emg;

import org.jspecify.annotations.Nullable;

/** One message of EMG's outgoing queue; the queue keeps it until {@link #accept()}. */
public final class Incoming {

  /** Whether {@link #body()} is what was sent. */
  public enum Form {
    /** The body is whole. */
    WHOLE,
    /** The message is larger than allowed; the body is its beginning. */
    CUT,
    /** The message holds no bytes and no text, or cannot be decoded; the body is empty. */
    NOT_BYTES
  }

  private final byte[] body;
  private final Form form;
  private final @Nullable String messageId;
  private final @Nullable String subject;
  private final long deliveryCount;
  private final @Nullable String deadLetterReason;
  private final Runnable settle;

  /** Makes one that is no dead letter. */
  public Incoming(
      byte[] body,
      Form form,
      @Nullable String messageId,
      @Nullable String subject,
      long deliveryCount,
      Runnable settle) {
    this(body, form, messageId, subject, deliveryCount, null, settle);
  }

  /**
   * Makes one; see the methods for the parameters.
   *
   * @param settle takes the message from the queue; must not throw
   */
  Incoming(
      byte[] body,
      Form form,
      @Nullable String messageId,
      @Nullable String subject,
      long deliveryCount,
      @Nullable String deadLetterReason,
      Runnable settle) {
    this.body = body;
    this.form = form;
    this.messageId = messageId;
    this.subject = subject;
    this.deliveryCount = deliveryCount;
    this.deadLetterReason = deadLetterReason;
    this.settle = settle;
  }

  /** The bytes as they came; not a copy. A text body is given as UTF-8. */
  public byte[] body() {
    return body;
  }

  /** Whether the body is what was sent. */
  public Form form() {
    return form;
  }

  /** The message-id as text, if the message has one. */
  public @Nullable String messageId() {
    return messageId;
  }

  /** The subject, if the message has one. */
  public @Nullable String subject() {
    return subject;
  }

  /** How often the queue delivered it in vain before; 0 where the message does not say. */
  public long deliveryCount() {
    return deliveryCount;
  }

  /** Why the broker gave it up, if it did and says so; a word of the broker's. */
  public @Nullable String deadLetterReason() {
    return deadLetterReason;
  }

  /**
   * Takes the message from the queue. Does nothing when the link on which it came is lost: the
   * queue then delivers it again.
   */
  public void accept() {
    settle.run();
  }

  /** Nothing of the body. */
  @Override
  public String toString() {
    return "Incoming[" + messageId + ", " + form + ", " + body.length + " bytes]";
  }
}
