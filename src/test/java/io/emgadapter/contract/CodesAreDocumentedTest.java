package io.emgadapter.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.TaskEnd.Reason;
import io.emgadapter.order.Problems.ProblemCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever meets a code of a problem or a reason finds it in a document. */
class CodesAreDocumentedTest {
  /** Codes are words with hyphens; where they are made, a text of this form is nothing else. */
  private static final Pattern CODE = Pattern.compile("\"([a-z]+(?:-[a-z]+)+)\"");

  /** Codes of one word, which look like any other text. */
  private static final Set<String> OF_ONE_WORD =
      Set.of(
          "missing",
          "blank",
          "conflict",
          "decided",
          "forgotten",
          "rejected",
          "unreadable",
          "unsigned");

  /** Of that form, and no codes: parts of names and of protocols. */
  private static final Set<String> OTHERS =
      Set.of(
          "emg-adapter",
          "emg-console-login",
          "look-up",
          "no-store",
          "not-found",
          "x-first-death-reason",
          "x-forwarded",
          "x-real-ip",
          "webhook-id",
          "webhook-signature",
          "webhook-timestamp");

  private static String documents() {
    return Stream.of(
            "contract", "operating", "access", "states", "rest", "notifications", "attachments")
        .map(name -> text(Path.of("docs", name + ".md")))
        .collect(Collectors.joining());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyCodeThatTheCodeSpeaksIsInADocument() throws IOException {
    Set<String> codes = new TreeSet<>(OF_ONE_WORD);
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/io/emgadapter"))) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.toString().contains("/start/"))
          .flatMap(file -> CODE.matcher(text(file)).results())
          .forEach(found -> codes.add(found.group(1)));
    }
    codes.removeAll(OTHERS);
    Arrays.stream(ProblemCode.values()).forEach(code -> codes.add(code.word()));
    Arrays.stream(Reason.values()).forEach(reason -> codes.add(reason.code()));
    String documents = documents();

    assertThat(codes)
        .hasSizeGreaterThan(60)
        .filteredOn(
            code -> !Pattern.compile("[`-]" + code + "`|`[^`\n]*" + code).matcher(documents).find())
        .isEmpty();
  }
}
