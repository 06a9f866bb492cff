package io.emgadapter.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Collects all problems of one work request, so that its sender gets them in one answer. */
public final class Problems {
  /** More than this many are not listed; the last one then says so. */
  public static final int MOST = 100;

  private final List<Problem> found = new ArrayList<>();
  private int count;

  /** Adds a problem; see {@link Problem} for the parameters. */
  public void add(String pointer, String code, String message) {
    count++;
    if (found.size() < MOST) {
      found.add(new Problem(pointer, code, message));
    } else if (found.size() == MOST) {
      found.add(
          new Problem(
              "",
              ProblemCode.TOO_MANY_PROBLEMS.word(),
              "Mend these problems and send again to see the rest."));
    }
  }

  /** Adds a problem of a Body; see {@link Problem} for the parameters. */
  public void add(String pointer, ProblemCode code, String message) {
    add(pointer, code.word(), message);
  }

  /** Whether nothing is wrong so far. */
  public boolean none() {
    return found.isEmpty();
  }

  /** How many were added so far, including those that are not listed. */
  public int count() {
    return count;
  }

  /** What was found, in the order in which it was found. */
  public List<Problem> list() {
    return List.copyOf(found);
  }

  /**
   * One thing that is wrong with a work request.
   *
   * @param pointer where, as an RFC 6901 JSON pointer into the request, for example {@code
   *     /body/Location}; empty for the request as a whole
   * @param code what, stable over releases, for example {@code missing}
   * @param message a sentence that says what to send instead; never quotes the value, which may be
   *     personal or secret
   */
  public record Problem(String pointer, String code, String message) {}

  /**
   * Every code that a {@link Problem} of a Body can have. The words are stable over releases; new
   * ones may come.
   */
  public enum ProblemCode {
    /** A mandatory field is absent or null. */
    MISSING,
    /** The value has another JSON type than the field, for example a number for a text. */
    WRONG_TYPE,
    /**
     * The field is none of Equinix's, or none of this operation's; the sentence may suggest one.
     */
    UNKNOWN_FIELD,
    /** The field or its value exists, but not with this verb. */
    NOT_ALLOWED,
    /** A text without any visible character. */
    BLANK,
    /** A text with a NUL character or half of a surrogate pair, which UTF-8 cannot carry. */
    NOT_TEXT,
    /** A text of more characters than its field takes. */
    TOO_LONG,
    /** An array of more elements than its field takes. */
    TOO_MANY,
    /** An array of fewer elements than its field needs. */
    TOO_FEW,
    /** A text that does not match the pattern of its field. */
    PATTERN,
    /** A text that is none of the values listed for its field. */
    NOT_IN_LIST,
    /** A text that is no date and time in UTC as ISO 8601 writes it. */
    NOT_A_DATE,
    /** A text that is no absolute http or https URL. */
    NOT_A_URL,
    /** A text that is no standard Base64. */
    NOT_BASE64,
    /** Attachments whose inline content is larger than a message may carry. */
    TOO_LARGE,
    /** A file whose type Equinix does not take. */
    FILE_TYPE,
    /** A file that its Url does not lead to. */
    NOT_FETCHED,
    /** Fields that exclude each other are there together. */
    CONFLICT,
    /** A period that does not end after it starts. */
    END_BEFORE_START,
    /** A visit of more than two weeks. */
    OVER_TWO_WEEKS,
    /** Locations in more than one data center. */
    SEVERAL_DATA_CENTERS,
    /** A time that is no longer ahead. */
    TOO_LATE,
    /** There are more problems than one answer lists. */
    TOO_MANY_PROBLEMS;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The code as it stands in answers and events, for example {@code wrong-type}. */
    public String word() {
      return word;
    }
  }
}
