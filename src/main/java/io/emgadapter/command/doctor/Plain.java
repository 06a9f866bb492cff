package io.emgadapter.command.doctor;

import java.util.Set;

/**
 * Makes text of others harmless for a terminal: nothing in it moves the cursor, changes a colour or
 * turns the direction of writing.
 */
public final class Plain {
  private static final int LONGEST = 200;
  private static final String CONTROLS = "[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]";

  /** The same, as Java numbers the kinds of characters. */
  private static final Set<Byte> ODD =
      Set.of(
          Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR);

  private Plain() {}

  /** On one line, however long. */
  public static String cell(String text) {
    return text.replaceAll("\\s*\\R\\s*|\\t", " ").replaceAll(CONTROLS, "\uFFFD");
  }

  /** With its line breaks. */
  public static String text(String text) {
    return text.replace("\r\n", "\n")
        .replace("\t", "  ")
        .replaceAll("(?!\\n)" + CONTROLS, "\uFFFD");
  }

  /**
   * JSON that says the same, with such characters written as JSON spells them: beside line breaks
   * and tabs they can stand in its texts alone, and those two only between them.
   */
  public static String json(String json) {
    StringBuilder plain = new StringBuilder(json.length());
    json.codePoints().forEach(each -> append(each, plain));
    return plain.toString();
  }

  private static void append(int point, StringBuilder plain) {
    boolean breaks = point == '\n' || point == '\r' || point == '\t';
    if (breaks || !ODD.contains((byte) Character.getType(point))) {
      plain.appendCodePoint(point);
      return;
    }
    for (char unit : Character.toChars(point)) {
      plain.append("\\u%04x".formatted((int) unit));
    }
  }

  /** On one line of 200 characters at most. */
  static String line(String text) {
    String line = cell(text).strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
