package io.emgadapter.console;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One field of the form for a work request.
 *
 * @param pointer where its value stands in the work request, as a JSON pointer
 * @param help what the contract says about it; null for nothing
 * @param input how it is filled in
 * @param choices the words that may stand in it; empty for free text
 * @param needed whether it must be filled in
 * @param longest the most characters
 */
public record SendField(
    String pointer,
    @Nullable String help,
    Input input,
    List<String> choices,
    boolean needed,
    int longest) {
  private static final Pattern NEW_WORD =
      Pattern.compile("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  /** How a field is filled in. */
  public enum Input {
    /** A short text. */
    LINE,
    /** A text of several lines. */
    TEXT,
    /** Several short texts, one in each line. */
    LINES,
    /** A date and time with its offset. */
    TIME,
    /** Yes or no. */
    FLAG,
    /** One of several words. */
    CHOICE
  }

  /** The name of the field in a page. */
  public String id() {
    return "field" + pointer.replace('/', '-');
  }

  /** Such as {@code Customer Contact}. */
  public String label() {
    return words(pointer.substring(pointer.lastIndexOf('/') + 1));
  }

  /** Of which part of the work request it is, such as {@code Visitors 1}. */
  public String group() {
    String[] parts = pointer.substring(0, pointer.lastIndexOf('/')).split("/", -1);
    String last = parts[parts.length - 1];
    return pointer.matches("/rest/.*/.*") ? "By REST: " + group(parts, last) : group(parts, last);
  }

  private static String group(String[] parts, String last) {
    if (NUMBER.matcher(last).matches()) {
      return words(parts[parts.length - 2]) + " " + (Integer.parseInt(last) + 1);
    }
    return switch (last) {
      case "" -> "The request";
      case "body" -> "The work";
      case "order" -> "Which order: by one of these";
      case "rest" -> "By REST";
      default -> words(last);
    };
  }

  /** Whether most people leave it alone, so that a page folds it up. */
  public boolean isSeldom() {
    return pointer.matches("/rest/.*|/body/(Attachments|AdditionalContacts)/.*");
  }

  private static String words(String name) {
    String words = NEW_WORD.matcher(name).replaceAll(" ");
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
