package io.emgadapter.work;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A statement that logs, as it stands in a source file.
 *
 * @param text the statement, without its semicolon
 */
record LogCall(String text) {
  private static final Pattern START =
      Pattern.compile("\\b(LOG|log)\\s*\\.\\s*(at|trace|debug|info|warn|error)\\w*\\(");
  private static final Pattern KEY_VALUE = Pattern.compile("\\.addKeyValue\\(");
  private static final Pattern MESSAGE = Pattern.compile("\\.(trace|debug|info|warn|error|log)\\(");

  static List<LogCall> in(String source) {
    List<LogCall> calls = new ArrayList<>();
    Matcher start = START.matcher(source);
    int at = 0;
    while (start.find(at)) {
      at = end(source, start.start());
      calls.add(new LogCall(source.substring(start.start(), at)));
    }
    return calls;
  }

  /** What stands under keys: its key and its value for each. */
  List<List<String>> keyValues() {
    return KEY_VALUE.matcher(text).results().map(found -> arguments(found.end())).toList();
  }

  /** What is put into the message. */
  List<String> parameters() {
    return MESSAGE
        .matcher(text)
        .results()
        .map(found -> arguments(found.end()))
        .flatMap(arguments -> arguments.stream().skip(1))
        .toList();
  }

  private List<String> arguments(int from) {
    String inside = text.substring(from, end(text, from));
    List<String> arguments = new ArrayList<>();
    int begin = 0;
    while (begin < inside.length()) {
      int end = next(inside, begin, ",");
      arguments.add(inside.substring(begin, end).strip());
      begin = end + 1;
    }
    return arguments;
  }

  /** Where the statement ends, or the parenthesis closes, that is open at this place. */
  private static int end(String text, int from) {
    return next(text, from, ";");
  }

  private static int next(String text, int from, String ends) {
    int depth = 0;
    boolean quoted = false;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' && (i == 0 || text.charAt(i - 1) != '\\')) {
        quoted = !quoted;
      } else if (!quoted) {
        if (depth == 0 && (c == ')' || ends.indexOf(c) >= 0)) {
          return i;
        }
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      }
    }
    return text.length();
  }

  /** The names in an expression, as in {@code task} and {@code id} of {@code task.id()}. */
  static Stream<String> names(String expression) {
    return Pattern.compile("[A-Za-z]\\w*")
        .matcher(expression)
        .results()
        .map(found -> found.group());
  }
}
