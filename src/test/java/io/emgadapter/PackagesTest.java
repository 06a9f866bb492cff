package io.emgadapter;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The packages are the steps of the data, and know only the steps that they need. */
class PackagesTest {
  /** What is shipped: the classes that lie where the adapter's own main does. */
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importUrl(EmgAdapter.class.getProtectionDomain().getCodeSource().getLocation());

  /** Each package and the others that it may use. */
  private static final Map<String, List<String>> ALLOWED =
      Map.ofEntries(
          Map.entry("start", List.of("subscription", "work")),
          Map.entry("work", List.of()),
          Map.entry("order", List.of()),
          Map.entry("pause", List.of()),
          Map.entry("event", List.of()),
          Map.entry("notification", List.of("order")),
          Map.entry("envelope", List.of("order")),
          Map.entry("outbound", List.of()),
          Map.entry("gateway", List.of("order", "outbound", "pause")),
          Map.entry("subscription", List.of("order", "envelope", "gateway")),
          Map.entry("ledger", List.of("order", "event", "notification")),
          Map.entry("access", List.of("ledger", "subscription")),
          Map.entry(
              "request",
              List.of(
                  "order",
                  "event",
                  "envelope",
                  "gateway",
                  "ledger",
                  "subscription",
                  "access",
                  "pause",
                  "work")),
          Map.entry("answer", List.of("order", "ledger")),
          Map.entry(
              "dispatch",
              List.of(
                  "order",
                  "envelope",
                  "gateway",
                  "ledger",
                  "subscription",
                  "request",
                  "answer",
                  "pause")),
          Map.entry(
              "receive",
              List.of(
                  "order",
                  "notification",
                  "envelope",
                  "gateway",
                  "ledger",
                  "subscription",
                  "answer",
                  "pause")),
          Map.entry(
              "follow",
              List.of(
                  "order", "notification", "gateway", "ledger", "subscription", "answer", "pause")),
          Map.entry("relay", List.of("event", "ledger", "outbound", "subscription", "pause")),
          Map.entry(
              "operate",
              List.of(
                  "order",
                  "event",
                  "gateway",
                  "ledger",
                  "subscription",
                  "request",
                  "answer",
                  "receive",
                  "access")),
          Map.entry(
              "api",
              List.of("order", "event", "gateway", "ledger", "request", "subscription", "access")));

  static Stream<String> packages() {
    return ALLOWED.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("packages")
  void aPackageUsesOnlyThePackagesThatItMay(String name) {
    String[] forbidden =
        ALLOWED.keySet().stream()
            .filter(other ->
                !other.equals(name) && !Objects.requireNonNull(ALLOWED.get(name)).contains(other))
            .map(other -> "io.emgadapter." + other + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage("io.emgadapter." + name + "..")
        .should()
        .dependOnClassesThat(resideInAnyPackage(forbidden))
        .check(CLASSES);
  }

  @Test
  void noTwoPackagesUseEachOther() {
    slices().matching("io.emgadapter.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void theVocabularyKnowsNoFramework() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "io.emgadapter.order..",
            "io.emgadapter.notification..",
            "io.emgadapter.event..",
            "io.emgadapter.envelope..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("org.springframework..", "java.sql..", "com.rabbitmq.."))
        .check(CLASSES);
  }

  /** Whoever does not close it keeps a connection for ever. */
  @Test
  void noQueryIsReadAsAnOpenStream() {
    noClasses().should().callMethod(JdbcClient.MappedQuerySpec.class, "stream").check(CLASSES);
  }

  @Test
  void nobodyAsksForTheTimeBesideTheClock() {
    noClasses().should().callMethod(Instant.class, "now").check(CLASSES);
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("io.emgadapter.TimeConfiguration")
        .should()
        .callMethod(Clock.class, "systemUTC")
        .check(CLASSES);
  }

  @Test
  void everyPackageSaysWhatComesInAndWhatGoesOut() throws IOException {
    Path root = Path.of("src/main/java/io/emgadapter");
    try (Stream<Path> folders = Files.list(root).filter(Files::isDirectory)) {
      String[] names =
          folders.map(folder -> folder.getFileName().toString()).toArray(String[]::new);
      assertThat(names).containsExactlyInAnyOrderElementsOf(ALLOWED.keySet());
      assertThat(Arrays.stream(names))
          .allSatisfy(name ->
              assertThat(Files.readString(root.resolve(name).resolve("package-info.java")))
                  .contains("In: ", "@NullMarked"));
    }
  }
}
