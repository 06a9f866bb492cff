package io.emgadapter.order;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kind of work that is ordered. This is where resources are listed. */
@SuppressWarnings("ImmutableEnumChecker") // method references hold nothing that could change
public enum Resource {
  /** Work by an Equinix technician. */
  SMART_HANDS("SmartHands", SmartHandsCreate::read, SmartHandsUpdate::read),
  /** A visit by the customer's own people. */
  WORK_VISIT("WorkVisit", WorkVisitCreate::read, WorkVisitUpdate::read);

  private final String word;
  private final BodyForm create;
  private final BodyForm update;

  Resource(String word, BodyForm create, BodyForm update) {
    this.word = word;
    this.create = create;
    this.update = update;
  }

  /** How the Body of one verb is read. */
  @FunctionalInterface
  private interface BodyForm {
    Body read(FieldReader fields);
  }

  /** The name on the wire and in work requests. */
  public String word() {
    return word;
  }

  /** The name as the last part of a routing key, for example {@code smarthands}. */
  public String key() {
    return word.toLowerCase(Locale.ROOT);
  }

  /** Finds the resource of exactly this {@link #word()}. */
  public static Optional<Resource> of(String word) {
    return Arrays.stream(values()).filter(resource -> resource.word.equals(word)).findFirst();
  }

  Body read(Verb verb, FieldReader fields) {
    return switch (verb) {
      case CREATE -> create.read(fields);
      case UPDATE -> update.read(fields);
      case CANCEL -> Cancel.read(this, fields);
    };
  }
}
