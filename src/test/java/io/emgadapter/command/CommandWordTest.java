package io.emgadapter.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** When the program is the service, and when a command. */
class CommandWordTest {
  @Test
  void withoutArgumentsAndWithOptionsAloneTheServiceStarts() {
    assertThat(CommandWord.isGiven()).isFalse();
    assertThat(CommandWord.isGiven("--server.port=8081")).isFalse();
    assertThat(CommandWord.isGiven("--server.port=8081", "doctor")).isFalse();
    assertThat(CommandWord.isGiven("")).isFalse();
  }

  @Test
  void aWordAtTheBeginningIsACommand() {
    assertThat(CommandWord.isGiven("doctor", "--server.port=8081")).isTrue();
  }
}
