package io.emgadapter.envelope;

/**
 * The bytes are no envelope. The message is a sentence without any of the content, which may be
 * personal; for the same reason there is no cause.
 */
public final class UnreadableEnvelope extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why it cannot be read. */
  public enum Kind {
    /** More than {@link EnvelopeReader#MOST_BYTES}. */
    TOO_LARGE("The envelope is larger than 1 MiB."),
    /** Some bytes are not UTF-8. */
    NOT_UTF8("The envelope is not UTF-8."),
    /** The envelope is not JSON. */
    NOT_JSON("The envelope is not JSON."),
    /** The envelope is JSON, but no object. */
    NOT_AN_OBJECT("The envelope is not a JSON object."),
    /** Something follows the object. */
    TRAILING_CONTENT("Something follows the envelope; send one envelope a message."),
    /**
     * Nested too deep, or a name or number too long or too large, in the envelope or in the Task.
     */
    BEYOND_LIMITS(
        "The envelope is nested deeper than 64, or a name or number in it is too long or too"
            + " large."),
    /** A name stands twice in one object, in the envelope or in the Task. */
    DUPLICATE_NAME("A name stands twice in one object, so its value is in doubt."),
    /** Half of a surrogate pair stands alone in the text of the Task, which has no UTF-8 then. */
    LONE_SURROGATE("The Task or Signature has half of a surrogate pair and is not Unicode."),
    /** There is no member {@code Task}. */
    TASK_MISSING("The envelope has no Task."),
    /** The Task is neither a string nor an object. */
    TASK_OF_WRONG_TYPE("The Task is neither a string nor an object."),
    /** The Task is a string, but not one JSON object. */
    TASK_NOT_AN_OBJECT("The Task is a string that does not hold one JSON object."),
    /** The Signature is there and is neither a string nor null. */
    SIGNATURE_OF_WRONG_TYPE("The Signature is not a string.");

    private final String sentence;

    Kind(String sentence) {
      this.sentence = sentence;
    }
  }

  private final Kind kind;

  UnreadableEnvelope(Kind kind) {
    super(kind.sentence, null, false, false);
    this.kind = kind;
  }

  /** Why it cannot be read. */
  public Kind kind() {
    return kind;
  }
}
