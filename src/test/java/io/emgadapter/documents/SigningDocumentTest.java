package io.emgadapter.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

/**
 * The vectors of docs/signing.md are those of the tests, and its programs and commands do what it
 * says. Where one of the programs is not on this machine, its test is skipped.
 */
class SigningDocumentTest {
  private static final Path VECTORS = Path.of("src/test/resources/signing");
  private static final Pattern CODE = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");

  @TempDir private Path folder;
  private String document;

  @BeforeEach
  void read() throws IOException {
    document = Files.readString(Path.of("docs/signing.md"));
    try (Stream<Path> files = Files.list(VECTORS)) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    for (String[] vector : vectors()) {
      Files.write(folder.resolve(vector[0] + ".sig"), Base64.getDecoder().decode(vector[2]));
    }
  }

  private static List<String[]> vectors() throws IOException {
    return Files.readAllLines(VECTORS.resolve("vectors.csv")).stream()
        .skip(1)
        .map(line -> line.split(",", -1))
        .toList();
  }

  /** The only one in this language. */
  private String program(String language) {
    return code(language).collect(Collectors.joining());
  }

  private Stream<String> code(String language) {
    return CODE.matcher(document)
        .results()
        .filter(found -> found.group(1).equals(language))
        .map(found -> found.group(2));
  }

  @Test
  void whatItPrintsIsWhatTheTestsHave() throws IOException {
    assertThat(document).contains("| `" + Files.readString(VECTORS.resolve("task.txt")) + "` |");
    for (String[] vector : vectors()) {
      assertThat(document).contains("| `%s` | %s | `%s` |".formatted((Object[]) vector));
      assertThat(program("pem"))
          .contains(Files.readString(VECTORS.resolve(vector[1] + "-public.pem")));
    }
  }

  @Test
  void theJavaVerifierVerifies() throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    String jackson =
        Stream.of(JsonMapper.class, JsonParser.class, JsonCreator.class)
            .map(type -> type.getProtectionDomain().getCodeSource().getLocation().getPath())
            .collect(Collectors.joining(File.pathSeparator));
    verifies("java", "Verify.java", java.toString(), "-cp", jackson);
  }

  @Test
  void thePythonVerifierVerifies() throws Exception {
    assumeTrue(runs("python3", "-c", "import cryptography"), "no python3 with cryptography here");
    verifies("python", "verify.py", "python3");
  }

  @Test
  void theNodeVerifierVerifies() throws Exception {
    assumeTrue(runs("node", "--version"), "no node here");
    verifies("js", "verify.js", "node");
  }

  @Test
  void opensslVerifiesEveryVectorThatItHasACommandFor() throws Exception {
    assumeTrue(runs("openssl", "version"), "no openssl here");
    List<String> commands = commands("openssl (?:dgst|pkeyutl) .*");
    assertThat(commands).hasSize(5);

    for (String command : commands) {
      assertThat(shell(command)).as(command).isZero();
    }
    Files.writeString(folder.resolve("task.txt"), " ", StandardOpenOption.APPEND);
    for (String command : commands) {
      assertThat(shell(command)).as(command).isNotZero();
    }
  }

  @Test
  void theTwoHalvesOfAPairHaveOneFingerprint() throws Exception {
    assumeTrue(runs("openssl", "version"), "no openssl here");
    assumeTrue(runs("sha256sum", "--version"), "no sha256sum here");
    for (String command : commands("openssl pkey .*")) {
      assertThat(shell(command.replaceFirst(" *#.*", "") + " > digest")).isZero();
      assertThat(Files.readString(folder.resolve("digest"))).startsWith(fingerprint());
    }
  }

  /** Beside openssl: of the bytes between the two lines of the file. */
  private static String fingerprint() throws Exception {
    String pem = Files.readString(VECTORS.resolve("rsa-public.pem"));
    byte[] der = Base64.getDecoder().decode(pem.replaceAll("-----.*-----|\\s", ""));
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der));
  }

  private List<String> commands(String pattern) {
    String shell = code("sh").collect(Collectors.joining()).replace("\\\n", "");
    return Pattern.compile("(?m)^" + pattern + "$")
        .matcher(shell)
        .results()
        .map(MatchResult::group)
        .toList();
  }

  /** Good for the vector, and not for a Task of which one letter is another. */
  private void verifies(String language, String file, String... command) throws Exception {
    Files.writeString(folder.resolve(file), program(language));
    List<String> whole =
        Stream.concat(Stream.of(command), Stream.of(file, "rsa-public.pem", "envelope.json"))
            .toList();
    assertThat(program(language).lines().count()).isBetween(7L, 13L);
    assertThat(exit(whole)).isZero();

    Path envelope = folder.resolve("envelope.json");
    Files.writeString(envelope, Files.readString(envelope).replace("CHG0031337", "CHG0031338"));
    assertThat(exit(whole)).isEqualTo(1);
  }

  private int shell(String command) throws IOException, InterruptedException {
    return exit(List.of("sh", "-c", command));
  }

  private boolean runs(String... command) throws InterruptedException {
    try {
      return exit(List.of(command)) == 0;
    } catch (IOException e) {
      return false; // not on the PATH
    }
  }

  private int exit(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output.txt").toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }
}
