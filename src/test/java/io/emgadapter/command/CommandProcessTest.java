package io.emgadapter.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.EmgAdapter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program, called with a word. */
class CommandProcessTest {
  private static final Duration LONGEST = Duration.ofMinutes(2);

  @TempDir Path folder;

  private int run(String... words) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xlog:class+load:file=" + folder.resolve("classes"),
                "-cp",
                System.getProperty("java.class.path"),
                EmgAdapter.class.getName()));
    command.addAll(List.of(words));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .start();
    try {
      assertThat(process.waitFor(LONGEST)).isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  private String read(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  @Test
  void anUnknownWordEndsWithTheUsageAndStartsNothing() throws Exception {
    assertThat(run("nonsense")).isEqualTo(2);

    assertThat(read("said")).contains("Usage:");
    assertThat(read("classes").lines())
        .noneMatch(line -> line.contains("org.springframework.context."));
  }

  /** A start must not pay for commands; its scan for components sees the names of annotations. */
  @Test
  void aStartOfTheServiceLoadsNothingOfTheCommands() throws Exception {
    assertThat(run("--spring.datasource.url=")).isEqualTo(1);

    assertThat(read("classes").lines())
        .anyMatch(line -> line.contains("io.emgadapter.command.CommandWord "))
        .noneMatch(line -> line.contains("picocli.CommandLine "))
        .noneMatch(line -> line.contains("io.emgadapter.command.Program "));
  }
}
