package io.emgadapter;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.emgadapter.ledger.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What keeps the house in order: who writes a table, what a step is, and how large things may be.
 */
class HouseTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importUrl(EmgAdapter.class.getProtectionDomain().getCodeSource().getLocation());

  private static final Path SOURCES = Path.of("src/main/java");
  private static final String LEDGER = "io.emgadapter.ledger";

  private static final Pattern WRITES =
      Pattern.compile(
          "\\b(insert\\s+into|delete\\s+from|merge\\s+into|truncate\\s+table|update\\s+\\w+\\s+set)\\b",
          Pattern.CASE_INSENSITIVE);

  /** What is in the ledger, but neither opens a transaction nor is a step of one. */
  private static final Set<String> NEITHER =
      Set.of(
          "Answers", // applies answers durably, with the transaction of another class
          "EventTail", // the end of the log in memory
          "FindDue", // reads
          "FindNumbers", // reads
          "PatientMigration", // before there is a ledger
          "ReadLog", // reads
          "TaskMeters", // counts what others have committed
          "RestCredentials", // single statements, each committed by itself
          "RestTurns"); // likewise

  private static final int MOST_LINES = 400;
  private static final int MOST_COLLABORATORS = 7;

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  private static boolean isInLedger(JavaClass type) {
    return type.getPackageName().startsWith(LEDGER);
  }

  private static boolean isComponent(JavaClass type) {
    return !type.isAnnotation()
        && (type.isAnnotatedWith(Component.class) || type.isMetaAnnotatedWith(Component.class));
  }

  private static boolean opensTransactions(JavaClass type) {
    return type.isAnnotatedWith(Transactional.class)
        || type.getMethods().stream().anyMatch(m -> m.isAnnotatedWith(Transactional.class));
  }

  @Test
  void onlyTheLedgerWritesTables() throws IOException {
    List<String> writers =
        files().stream()
            .filter(file -> !file.startsWith(SOURCES.resolve(LEDGER.replace('.', '/'))))
            .filter(file -> WRITES.matcher(read(file)).find())
            .map(Path::toString)
            .toList();
    assertThat(writers).isEmpty();
    assertThat(CLASSES.stream().filter(HouseTest::opensTransactions))
        .allMatch(HouseTest::isInLedger);
  }

  @Test
  void aStepOfATransactionIsUsedInTheLedgerAlone() {
    assertThat(CLASSES.stream().filter(type -> type.isAnnotatedWith(Step.class)).count())
        .isGreaterThan(20);
    noClasses()
        .that(describe("are not of the ledger", type -> !isInLedger(type)))
        .should()
        .dependOnClassesThat()
        .areAnnotatedWith(Step.class)
        .check(CLASSES);
  }

  @Test
  void whatWritesTheLedgerOpensATransactionOrIsAStepOfOne() {
    List<JavaClass> components =
        CLASSES.stream()
            .filter(HouseTest::isInLedger)
            .filter(type -> !type.getPackageName().endsWith(".reads"))
            .filter(HouseTest::isComponent)
            .toList();
    assertThat(components)
        .allSatisfy(type ->
            assertThat(
                    List.of(
                        type.isAnnotatedWith(Step.class),
                        opensTransactions(type),
                        NEITHER.contains(type.getSimpleName())))
                .as(type.getName())
                .containsOnlyOnce(true));
  }

  @Test
  void noFileIsTooLongToRead() throws IOException {
    assertThat(files())
        .allSatisfy(file ->
            assertThat(read(file).lines().count())
                .as(file.toString())
                .isLessThanOrEqualTo(MOST_LINES));
  }

  @Test
  void noComponentHasMoreCollaboratorsThanSeven() {
    List<String> crowded =
        CLASSES.stream()
            .filter(HouseTest::isComponent)
            .filter(type ->
                type.getConstructors().stream()
                    .anyMatch(c -> c.getRawParameterTypes().size() > MOST_COLLABORATORS))
            .map(JavaClass::getName)
            .toList();
    assertThat(crowded).isEmpty();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
