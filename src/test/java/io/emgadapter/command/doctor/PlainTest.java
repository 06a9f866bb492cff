package io.emgadapter.command.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Text of others cannot command a terminal. */
class PlainTest {
  private static final String ODD = "a\u001b[31m\u009b2J\u007f\u202Eb\uDB40\uDC41c";

  @Test
  void whatMovesACursorOrTurnsTheTextIsReplaced() {
    assertThat(Plain.text(ODD)).isEqualTo("a\uFFFD[31m\uFFFD2J\uFFFD\uFFFDb\uFFFDc");
    assertThat(Plain.text("a\r\nb\nc\rd")).isEqualTo("a\nb\nc\uFFFDd");
    assertThat(Plain.cell("a\n  b\tc")).isEqualTo("a b c");
  }

  @Test
  void jsonSaysTheSame() {
    JsonMapper mapper = new JsonMapper();
    String json = "{\n\"a\":\"x\u009b\u202E\uDB40\uDC41y\"}";

    String plain = Plain.json(json);

    assertThat(plain).doesNotContain("\u009b", "\u202E").contains("\n");
    assertThat(mapper.readTree(plain)).isEqualTo(mapper.readTree(json));
  }
}
