package io.emgadapter;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.emgadapter.ledger.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
          "RestCredentials"); // single statements, each committed by itself

  /** Files of one room that use each other: a transaction with its steps, which name its types. */
  private static final Set<Set<String>> TOGETHER =
      Set.of(
          Set.of("Accept", "AnswerAgain", "InsertTasks", "KeepRequests", "PlaceInLanes"),
          Set.of("ClaimPolls", "PollBudget"));

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

  /** Between packages there are none either: {@link PackagesTest}. */
  @Test
  void noOtherCircleRunsThroughTheFilesOfARoomOfTheLedger() {
    Map<String, Set<String>> uses = new TreeMap<>();
    for (JavaClass type : CLASSES.that(describe("are of the ledger", HouseTest::isInLedger))) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass();
        if (target.getPackageName().equals(type.getPackageName())
            && !file(target).equals(file(type))) {
          uses.computeIfAbsent(file(type), _ -> new TreeSet<>()).add(file(target));
        }
      }
    }
    Map<String, Set<String>> reached =
        uses.keySet().stream().collect(Collectors.toMap(file -> file, file -> reached(file, uses)));
    Set<Set<String>> circles =
        reached.entrySet().stream()
            .filter(each -> each.getValue().contains(each.getKey()))
            .map(each ->
                each.getValue().stream()
                    .filter(other -> reached.getOrDefault(other, Set.of()).contains(each.getKey()))
                    .collect(Collectors.toCollection(TreeSet::new)))
            .collect(Collectors.toSet());
    assertThat(circles).isEqualTo(TOGETHER);
  }

  private static Set<String> reached(String from, Map<String, Set<String>> uses) {
    Set<String> reached = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(uses.getOrDefault(from, Set.of()));
    while (!open.isEmpty()) {
      String next = open.pop();
      if (reached.add(next)) {
        open.addAll(uses.getOrDefault(next, Set.of()));
      }
    }
    return reached;
  }

  private static String file(JavaClass type) {
    JavaClass base = type.getBaseComponentType();
    String name = base.getName().substring(base.getPackageName().length() + 1);
    return name.contains("$") ? name.substring(0, name.indexOf('$')) : name;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
