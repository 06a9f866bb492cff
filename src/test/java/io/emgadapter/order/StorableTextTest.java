package io.emgadapter.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class StorableTextTest {
  private static final String HIGH = "\ud83d";
  private static final String LOW = "\ude00";

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "d\u00e9j\u00e0", HIGH + LOW, "a" + HIGH + LOW + "b"})
  void whatIsWholeStaysTheSameObject(String text) {
    assertThat(StorableText.isWhole(text)).isTrue();
    assertThat(StorableText.isStorable(text)).isTrue();
    assertThat(StorableText.whole(text)).isSameAs(text);
    assertThat(StorableText.storable(text)).isSameAs(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a" + HIGH, LOW + "a", HIGH + HIGH + LOW, LOW + HIGH})
  void halfASurrogatePairIsNeitherWholeNorStorable(String text) {
    assertThat(StorableText.isWhole(text)).isFalse();
    assertThat(StorableText.isStorable(text)).isFalse();
    assertThat(StorableText.isWhole(StorableText.whole(text))).isTrue();
    assertThat(StorableText.isStorable(StorableText.storable(text))).isTrue();
  }

  @Test
  void aNulIsWholeAndNotStorable() {
    assertThat(StorableText.isWhole("a\0b")).isTrue();
    assertThat(StorableText.isStorable("a\0b")).isFalse();
    assertThat(StorableText.storable("a\0b" + HIGH)).isEqualTo("a b ");
    assertThat(StorableText.whole("a\0b" + HIGH)).isEqualTo("a\0b\ufffd");
  }

  @ParameterizedTest
  @CsvSource({"abc, 3, abc", "abc, 2, ab", "abc, 0, ''"})
  void aTextIsCutAfterSoManyUnits(String text, int most, String start) {
    assertThat(StorableText.cut(text, most)).isEqualTo(start);
  }

  @Test
  void noCharacterIsCutInTwo() {
    assertThat(StorableText.cut("a" + HIGH + LOW + "b", 2)).isEqualTo("a");
    assertThat(StorableText.cut("a" + HIGH + LOW + "b", 3)).isEqualTo("a" + HIGH + LOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"x\"", "[1,[\"x\"]]", "{\"x\":1}", "{\"a\":[{\"b\":\"x\"}]}"})
  void everyNameAndTextOfATreeIsLookedAt(String json) {
    var tree = new JsonMapper().readTree(json);
    assertThat(StorableText.everyText(tree, text -> !text.equals("x"))).isFalse();
    assertThat(StorableText.everyText(tree, text -> !text.equals("y"))).isTrue();
  }
}
