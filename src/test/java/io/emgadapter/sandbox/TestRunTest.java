package io.emgadapter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Several programs are compiled with the tests: the build must say which one is started. */
class TestRunTest {
  @Test
  void springBootTestRunStartsTheSandbox() throws IOException {
    String sandbox = SandboxApplication.class.getName();

    assertThat(Files.readString(Path.of("pom.xml")))
        .contains("<spring-boot.run.main-class>" + sandbox + "</spring-boot.run.main-class>");
  }
}
