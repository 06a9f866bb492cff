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
import java.util.LinkedHashMap;
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

  /** Each package and the others that it may use: all of them stand before it in this list. */
  private static final Map<String, List<String>> ALLOWED = allowed();

  private static Map<String, List<String>> allowed() {
    Map<String, List<String>> all = new LinkedHashMap<>();
    all.put("work", List.of());
    all.put("sight", List.of("work"));
    all.put("order", List.of());
    all.put("pause", List.of());
    all.put("event", List.of("sight"));
    all.put("outbound", List.of());
    all.put("notification", List.of("order"));
    all.put("envelope", List.of("order"));
    all.put("gateway", List.of("order"));
    all.put("gateway.emg", List.of("gateway", "order", "outbound", "pause", "work"));
    all.put("gateway.rest.call", List.of("gateway", "order", "outbound", "pause", "sight", "work"));
    all.put("gateway.rest.mapping", List.of("gateway", "gateway.rest.call", "order"));
    all.put(
        "gateway.rest",
        List.of(
            "gateway", "gateway.rest.call", "gateway.rest.mapping", "order", "outbound", "pause"));
    all.put("ledger", List.of("event", "order", "sight"));
    all.put("ledger.files", List.of("ledger", "order"));
    all.put("ledger.lane", List.of("ledger", "order", "work"));
    all.put("ledger.parked", List.of("event", "ledger", "order"));
    all.put("ledger.events", List.of("event", "ledger", "ledger.parked", "order", "sight", "work"));
    all.put(
        "ledger.orders",
        List.of("event", "ledger", "ledger.events", "ledger.lane", "notification", "order"));
    all.put(
        "ledger.end",
        List.of(
            "event",
            "ledger",
            "ledger.events",
            "ledger.lane",
            "ledger.orders",
            "ledger.parked",
            "order",
            "sight",
            "work"));
    all.put(
        "ledger.send",
        List.of(
            "gateway.rest.call",
            "ledger",
            "ledger.end",
            "ledger.lane",
            "ledger.parked",
            "order",
            "sight",
            "work"));
    all.put(
        "ledger.accept",
        List.of(
            "event",
            "ledger",
            "ledger.end",
            "ledger.events",
            "ledger.lane",
            "ledger.parked",
            "ledger.send",
            "order",
            "sight",
            "work"));
    all.put(
        "ledger.lookup", List.of("ledger", "ledger.end", "ledger.lane", "order", "sight", "work"));
    all.put(
        "ledger.polls",
        List.of(
            "event", "ledger", "ledger.events", "ledger.orders", "notification", "sight", "work"));
    all.put("ledger.upkeep", List.of("ledger"));
    all.put(
        "ledger.reads",
        List.of(
            "event", "ledger", "ledger.events", "ledger.files", "notification", "order", "work"));
    all.put(
        "subscription",
        List.of(
            "envelope",
            "gateway",
            "gateway.emg",
            "gateway.rest.call",
            "ledger.polls",
            "order",
            "outbound",
            "work"));
    all.put("start", List.of("subscription", "work"));
    all.put("access", List.of("subscription", "work"));
    all.put("access.oidc", List.of("access", "subscription"));
    all.put(
        "request",
        List.of(
            "access",
            "envelope",
            "event",
            "gateway",
            "gateway.rest.call",
            "gateway.rest.mapping",
            "ledger",
            "ledger.accept",
            "ledger.files",
            "ledger.parked",
            "ledger.reads",
            "order",
            "pause",
            "sight",
            "subscription",
            "work"));
    all.put(
        "dispatch",
        List.of(
            "envelope",
            "gateway",
            "gateway.emg",
            "gateway.rest",
            "gateway.rest.call",
            "gateway.rest.mapping",
            "ledger",
            "ledger.accept",
            "ledger.end",
            "ledger.send",
            "order",
            "outbound",
            "pause",
            "request",
            "sight",
            "subscription",
            "work"));
    all.put(
        "receive",
        List.of(
            "envelope",
            "gateway",
            "gateway.emg",
            "ledger.end",
            "ledger.orders",
            "ledger.parked",
            "notification",
            "order",
            "pause",
            "sight",
            "subscription",
            "work"));
    all.put(
        "follow",
        List.of(
            "gateway",
            "gateway.rest",
            "ledger",
            "ledger.end",
            "ledger.events",
            "ledger.lookup",
            "ledger.polls",
            "ledger.upkeep",
            "notification",
            "order",
            "pause",
            "receive",
            "sight",
            "subscription",
            "work"));
    all.put(
        "relay",
        List.of("event", "ledger.events", "outbound", "pause", "sight", "subscription", "work"));
    all.put(
        "operate",
        List.of(
            "dispatch",
            "event",
            "gateway",
            "gateway.emg",
            "gateway.rest",
            "gateway.rest.call",
            "ledger",
            "ledger.parked",
            "ledger.reads",
            "ledger.send",
            "order",
            "receive",
            "request",
            "subscription",
            "work"));
    all.put(
        "http",
        List.of(
            "access",
            "event",
            "gateway",
            "gateway.rest",
            "ledger",
            "ledger.end",
            "ledger.events",
            "ledger.files",
            "ledger.parked",
            "ledger.reads",
            "ledger.send",
            "notification",
            "operate",
            "order",
            "receive",
            "request",
            "subscription",
            "work"));
    all.put(
        "console",
        List.of(
            "access",
            "access.oidc",
            "http",
            "ledger",
            "ledger.events",
            "ledger.parked",
            "ledger.reads",
            "operate",
            "order",
            "subscription",
            "work"));
    all.put(
        "command.doctor",
        List.of(
            "access",
            "envelope",
            "gateway.emg",
            "gateway.rest.call",
            "outbound",
            "relay",
            "request",
            "start",
            "subscription"));
    all.put("command", List.of("command.doctor"));
    return all;
  }

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
            .map(other -> "io.emgadapter." + other)
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage("io.emgadapter." + name)
        .should()
        .dependOnClassesThat(resideInAnyPackage(forbidden))
        .check(CLASSES);
  }

  @Test
  void noTwoPackagesUseEachOther() {
    slices().matching("io.emgadapter.(**)").should().beFreeOfCycles().check(CLASSES);
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
  void arrowsRunDownOnly() {
    List<String> floors = List.copyOf(ALLOWED.keySet());
    ALLOWED.forEach((name, others) ->
        assertThat(others)
            .allMatch(
                other -> floors.indexOf(other) < floors.indexOf(name), "stands below " + name));
  }

  @Test
  void everyPackageSaysWhatComesInAndWhatGoesOut() throws IOException {
    Path root = Path.of("src/main/java/io/emgadapter");
    try (Stream<Path> files = Files.walk(root)) {
      List<Path> infos =
          files
              .filter(file ->
                  file.endsWith("package-info.java")
                      && !file.equals(root.resolve("package-info.java")))
              .toList();
      assertThat(infos)
          .extracting(info -> folder(root.relativize(info).toString().replace('/', '.')))
          .containsExactlyInAnyOrderElementsOf(ALLOWED.keySet());
      assertThat(infos)
          .allSatisfy(info -> assertThat(Files.readString(info)).contains("In: ", "@NullMarked"));
    }
  }

  private static String folder(String info) {
    return info.substring(0, info.lastIndexOf(".package-info"));
  }
}
