package io.emgadapter.gateway.emg;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.apache.qpid.protonj2.client.AdvancedMessage;
import org.apache.qpid.protonj2.client.Delivery;
import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.apache.qpid.protonj2.types.Binary;
import org.apache.qpid.protonj2.types.messaging.AmqpValue;
import org.apache.qpid.protonj2.types.messaging.Data;
import org.apache.qpid.protonj2.types.messaging.Section;
import org.jspecify.annotations.Nullable;

/**
 * One message of EMG's outgoing queue; the queue keeps it until {@link #accept()}.
 *
 * @param body the bytes as they came, not a copy; a text body as UTF-8
 * @param form whether the body is complete
 * @param messageId the message-id as text, if the message has one
 * @param subject if the message has one
 * @param deliveryCount how often the queue has delivered it in vain; 0 if it does not say
 * @param deadLetterReason why the broker gave it up, in the broker's word; null if it did not, or
 *     does not say
 * @param settle tells the queue what became of it
 */
public record Incoming(
    byte[] body,
    Form form,
    @Nullable String messageId,
    @Nullable String subject,
    long deliveryCount,
    @Nullable String deadLetterReason,
    Settlement settle) {

  /** Tells the queue what became of a message; must not throw. */
  @FunctionalInterface
  public interface Settlement {
    /** It is taken. */
    void accept();

    /** It is not, and may be delivered again. */
    default void release() {}
  }

  /** Whether {@link #body()} is what was sent. */
  public enum Form {
    /** The body is whole. */
    WHOLE,
    /** The message is larger than allowed; the body is its beginning. */
    CUT,
    /** The message holds no bytes and no text, or cannot be decoded; the body is empty. */
    NOT_BYTES
  }

  /** Makes a message that is no dead letter. */
  public Incoming(
      byte[] body,
      Form form,
      @Nullable String messageId,
      @Nullable String subject,
      long deliveryCount,
      Settlement settle) {
    this(body, form, messageId, subject, deliveryCount, null, settle);
  }

  /**
   * Takes the message from the queue. Does nothing if the link on which it came is lost; the queue
   * then delivers it again.
   */
  public void accept() {
    settle.accept();
  }

  /**
   * Leaves the message to the queue, which may deliver it again at once and does not count this as
   * a delivery in vain. Does nothing if the link on which it came is lost.
   */
  public void release() {
    settle.release();
  }

  /** Without the body. */
  @Override
  public String toString() {
    return "Incoming[" + messageId + ", " + form + ", " + body.length + " bytes]";
  }

  /** Makes an {@link Incoming} of whatever came; never throws for what a message holds. */
  static final class IncomingReader {
    /** The name of the reason on dead letters of Service Bus. */
    private static final String DEAD_LETTER_REASON = "DeadLetterReason";

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    private final int mostBytes;

    IncomingReader(int mostBytes) {
      this.mostBytes = mostBytes;
    }

    Incoming read(Delivery delivery) {
      Settlement settle = settlement(delivery);
      try {
        AdvancedMessage<Object> message = delivery.message().toAdvancedMessage();
        byte[] body = body(message);
        if (body == null) {
          return incoming(message, new byte[0], Form.NOT_BYTES, settle);
        }
        return body.length <= mostBytes
            ? incoming(message, body, Form.WHOLE, settle)
            : incoming(message, Arrays.copyOf(body, mostBytes), Form.CUT, settle);
      } catch (ClientException | RuntimeException | StackOverflowError e) {
        return new Incoming(new byte[0], Form.NOT_BYTES, null, null, 0, settle);
      }
    }

    private static Incoming incoming(
        AdvancedMessage<Object> message, byte[] body, Form form, Settlement settle)
        throws ClientException {
      Object id = message.messageId();
      String name = id == null ? null : id.toString();
      return new Incoming(
          body, form, name, message.subject(), message.deliveryCount(), reason(message), settle);
    }

    private static @Nullable String reason(AdvancedMessage<Object> message) throws ClientException {
      return message.property(DEAD_LETTER_REASON) instanceof String word
              && WORD.matcher(word).matches()
          ? word
          : null;
    }

    private static byte @Nullable [] body(AdvancedMessage<Object> message) throws ClientException {
      var bytes = new ByteArrayOutputStream();
      var sections = message.bodySections();
      for (Section<?> section : sections) {
        byte[] part = part(section);
        if (part == null) {
          return null;
        }
        bytes.writeBytes(part);
      }
      return sections.isEmpty() ? null : bytes.toByteArray();
    }

    private static byte @Nullable [] part(Section<?> section) {
      return switch (section) {
        case Data data -> data.getValue();
        case AmqpValue<?> value ->
            switch (value.getValue()) {
              case String text -> text.getBytes(StandardCharsets.UTF_8);
              case Binary binary -> binary.asByteArray();
              case byte[] bytes -> bytes;
              case null, default -> null;
            };
        default -> null;
      };
    }

    private static Settlement settlement(Delivery delivery) {
      return new Settlement() {
        @Override
        public void accept() {
          tell(delivery::accept);
        }

        @Override
        public void release() {
          tell(delivery::release);
        }
      };
    }

    private static void tell(Disposition disposition) {
      try {
        disposition.send();
      } catch (ClientException | RuntimeException e) {
        // The link on which it came is gone; the queue delivers it again.
      }
    }

    @FunctionalInterface
    private interface Disposition {
      Delivery send() throws ClientException;
    }
  }
}
