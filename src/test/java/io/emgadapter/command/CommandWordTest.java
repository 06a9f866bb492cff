package io.emgadapter.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** When the program is the service, and when a command. */
class CommandWordTest {
  @Test
  void withoutArgumentsAndWithOptionsAloneTheServiceStarts() {
    assertThat(CommandWord.isGiven()).isFalse();
    assertThat(CommandWord.isGiven("--server.port=8081")).isFalse();
    assertThat(CommandWord.isGiven("--debug", "--spring.profiles.active=production")).isFalse();
    assertThat(CommandWord.isGiven("")).isFalse();
  }

  @Test
  void aWordAtTheBeginningIsACommand() {
    assertThat(CommandWord.isGiven("doctor", "--server.port=8081")).isTrue();
    assertThat(CommandWord.isGiven("--server.port=8081", "doctor")).isTrue();
  }

  /** A service would take the work requests that wait. */
  @Test
  void whoeverMistypesACommandStartsNoService() {
    assertThat(CommandWord.isGiven("--help")).isTrue();
    assertThat(CommandWord.isGiven("-o", "json", "find", "X")).isTrue();
    assertThat(CommandWord.isGiven("--url", "https://emg.example.com", "parked")).isTrue();
    assertThat(CommandWord.isGiven("-Dserver.port=8081")).isTrue();
  }
}
