package io.emgadapter;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The sources by their purpose: what is shipped, simulator, sandbox, fault campaign, benchmark. */
class RootsTest {
  private static final String SIMULATOR = "io.emgadapter.simulator..";
  private static final String SANDBOX = "io.emgadapter.sandbox..";
  private static final String FAULTS = "io.emgadapter.faults..";
  private static final String BENCH = "io.emgadapter.bench..";

  private static final JavaClasses CLASSES =
      new ClassFileImporter().withImportOption(new NoTests()).importPackages("io.emgadapter");

  /** Tests lie in the same packages, and use what they like. */
  private static final class NoTests implements ImportOption {
    @Override
    public boolean includes(Location location) {
      String name =
          location.asURI().getPath().replaceFirst(".*?(io/emgadapter/.*?)([$].*)?.class", "$1");
      return !Files.exists(Path.of("src/test/java", name + ".java"));
    }
  }

  /** It reads plain JSON and verifies with its own code, so that both cannot make one mistake. */
  @Test
  void theSimulatorSharesNothingWithTheAdapter() {
    noClasses()
        .that()
        .resideInAPackage(SIMULATOR)
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.emgadapter..").and(resideOutsideOfPackage(SIMULATOR)))
        .check(CLASSES);
  }

  @Test
  void theSimulatorAsAProgramNeedsNoFramework() {
    noClasses()
        .that()
        .resideInAPackage(SIMULATOR)
        .should()
        .dependOnClassesThat(resideInAnyPackage("org.springframework..", "org.junit.."))
        .check(CLASSES);
  }

  @Test
  void theSandboxUsesTheSimulatorAlone() {
    noClasses()
        .that()
        .resideInAPackage(SANDBOX)
        .should()
        .dependOnClassesThat(resideInAnyPackage(FAULTS, BENCH))
        .check(CLASSES);
  }

  @Test
  void campaignAndBenchmarkDoNotUseEachOther() {
    noClasses()
        .that()
        .resideInAPackage(FAULTS)
        .should()
        .dependOnClassesThat(resideInAPackage(BENCH))
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage(BENCH)
        .should()
        .dependOnClassesThat(resideInAPackage(FAULTS))
        .check(CLASSES);
  }

  @Test
  void whatIsShippedKnowsNoneOfThem() {
    noClasses()
        .that()
        .resideOutsideOfPackages(SIMULATOR, SANDBOX, FAULTS, BENCH)
        .should()
        .dependOnClassesThat(resideInAnyPackage(SIMULATOR, SANDBOX, FAULTS, BENCH))
        .check(CLASSES);
  }
}
