package io.emgadapter.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.EmgAdapter;
import io.emgadapter.sandbox.EmbeddedLedger;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the process of a start ends that does not lead anywhere. */
class StartProcessTest {
  private static final Duration PROMPTLY = Duration.ofSeconds(10);

  @TempDir Path folder;
  private @Nullable Process process;

  @AfterEach
  void end() {
    running().destroyForcibly();
  }

  private Process running() {
    return Objects.requireNonNull(process);
  }

  @Test
  void settingsThatAreWrongEndIt() throws Exception {
    start("--spring.datasource.url=");

    awaitSaid("APPLICATION FAILED TO START");
    assertEnds(1);
  }

  /** The broker is down too, which is no reason to end. */
  @Test
  void aPortThatIsTakenEndsItBeforeAnyWorkIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      start(
          "--spring.datasource.url=" + EmbeddedLedger.shared().newDatabase(),
          "--spring.rabbitmq.port=1",
          "--server.port=" + taken.getLocalPort());

      awaitSaid("APPLICATION FAILED TO START");
      assertEnds(1);
      assertThat(said()).doesNotContain("The queue emg.work-requests");
    }
  }

  @Test
  void whoEndsItWhileItWaitsForItsDatabaseNeedNotWait() throws Exception {
    start("--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/none");

    awaitSaid("the start waits for it");
    running().destroy();

    assertThat(running().waitFor(PROMPTLY)).isTrue();
  }

  private void start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                EmgAdapter.class.getName(),
                "--emg.subscriptions.default.source=ACME"));
    command.addAll(Arrays.asList(arguments));
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("log"));
  }

  private void awaitSaid(String words) {
    await().atMost(Duration.ofMinutes(2)).until(() -> said().contains(words));
  }

  private void assertEnds(int code) throws InterruptedException {
    assertThat(running().waitFor(PROMPTLY)).isTrue();
    assertThat(running().exitValue()).isEqualTo(code);
  }
}
