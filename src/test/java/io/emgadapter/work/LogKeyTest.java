package io.emgadapter.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever searches the logs for a Task finds it under one key, whichever part wrote the line. */
class LogKeyTest {
  /** Names of what is identified under another name than its key. */
  private static final Set<String> ALIASES =
      Set.of("servicerid", "requestid", "taskid", "eventid", "parking", "name", "id", "account");

  private static final Set<String> EXCEPTIONS =
      Set.of("e", "ex", "exception", "error", "failure", "throwable");

  private static final Pattern KEY = Pattern.compile("addKeyValue\\(\\s*([^,]+),");

  private static List<String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files.filter(file -> file.toString().endsWith(".java")).map(LogKeyTest::text).toList();
    }
  }

  private static List<LogCall> calls() throws IOException {
    return sources().stream().flatMap(source -> LogCall.in(source).stream()).toList();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> vocabulary() {
    return Arrays.stream(LogKey.class.getFields())
        .map(Field::getName)
        .map(name -> "LogKey." + name)
        .toList();
  }

  private static List<String> keys() throws IOException {
    return sources().stream()
        .flatMap(source -> KEY.matcher(source).results())
        .map(found -> found.group(1))
        .toList();
  }

  /** Whether it puts into the message what stands under a key, or should. */
  private static boolean namesInTheMessage(LogCall call) {
    List<String> values = call.keyValues().stream().map(List::getLast).toList();
    return call.parameters().stream().anyMatch(values::contains)
        || call.parameters().stream().anyMatch(LogKeyTest::isOfTheVocabulary);
  }

  /** The last name of an expression says what it gives, as in {@code poll.servicerId()}. */
  private static boolean isOfTheVocabulary(String parameter) {
    String last = LogCall.names(parameter).reduce("", (_, next) -> next).toLowerCase(Locale.ROOT);
    return ALIASES.contains(last)
        || vocabulary().contains("LogKey." + last.toUpperCase(Locale.ROOT));
  }

  /** Its message may quote a row, and its frames belong to {@link Failures#debug}. */
  private static boolean passesAnException(LogCall call) {
    return call.text().contains(".setCause(")
        || call.parameters().stream().anyMatch(EXCEPTIONS::contains);
  }

  @Test
  void everyKeyOfALogLineIsOfTheVocabulary() throws IOException {
    // An Outage passes on the keys that its owner names with LogKey.
    assertThat(keys())
        .isNotEmpty()
        .filteredOn(key -> !key.equals("each.getKey()"))
        .isSubsetOf(vocabulary());
  }

  @Test
  void everyWordOfTheVocabularyIsUsed() throws IOException {
    assertThat(keys()).containsAll(vocabulary());
  }

  @Test
  void whatALineIsAboutStandsUnderAKeyAndNotInItsMessage() throws IOException {
    assertThat(calls()).hasSizeGreaterThan(50).filteredOn(LogKeyTest::namesInTheMessage).isEmpty();
  }

  @Test
  void noLinePassesAnException() throws IOException {
    assertThat(calls()).filteredOn(LogKeyTest::passesAnException).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LOG.warn(\"Task {} waits; it is tried again\", task.id());",
        "LOG.info(\"{} is up (again); what waited goes\", queue);",
        "LOG.atError().addKeyValue(LogKey.TASK, each.it()).log(\"{} waits\", each.it());",
        "log.at(WARN)\n    .log(\"{} of {}\", list.size(), poll.servicerId());"
      })
  void aLineThatNamesSomethingInItsMessageIsFound(String source) {
    assertThat(LogCall.in(source)).singleElement().matches(LogKeyTest::namesInTheMessage);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LOG.error(\"It failed; it is tried again\", e);",
        "LOG.atWarn().setCause(e).log(\"It failed; it is tried again\");"
      })
  void aLineThatPassesAnExceptionIsFound(String source) {
    assertThat(LogCall.in(source)).singleElement().matches(LogKeyTest::passesAnException);
  }

  @Test
  void aLineWithItsKeysApartIsGood() {
    String source =
        "LOG.atWarn().addKeyValue(LogKey.TASK, id).log(\"{} wait; (a, b)\", tasks.size()); task();";

    assertThat(LogCall.in(source))
        .singleElement()
        .matches(Predicate.not(LogKeyTest::namesInTheMessage))
        .matches(Predicate.not(LogKeyTest::passesAnException))
        .extracting(LogCall::parameters, LogCall::keyValues)
        .containsExactly(List.of("tasks.size()"), List.of(List.of("LogKey.TASK", "id")));
  }
}
