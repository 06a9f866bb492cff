package io.emgadapter.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What every text must be. */
class TextTest {

  @Test
  void blankTextIsAProblem() {
    assertThat(Bodies.smartHands("{'Location':''}")).containsExactly("blank /Location");
    assertThat(Bodies.smartHands("{'RequestorId':' \\t'}")).containsExactly("blank /RequestorId");
  }

  @Test
  void nulIsNoText() {
    assertThat(Bodies.smartHands("{'Description':'a\\u0000b'}"))
        .containsExactly("not-text /Description");
  }

  @Test
  void halfOfASurrogatePairIsNoText() {
    assertThat(Bodies.smartHands("{'Description':'a\\ud83db'}"))
        .containsExactly("not-text /Description");
    assertThat(Bodies.smartHands("{'Description':'a\\ude00'}"))
        .containsExactly("not-text /Description");
  }

  @Test
  void aWholeSurrogatePairIsOneCharacter() {
    String smile = "\\ud83d\\ude00";
    assertThat(Bodies.smartHands("{'Location':'" + smile.repeat(255) + "'}")).isEmpty();
    assertThat(Bodies.smartHands("{'Location':'" + smile.repeat(256) + "'}"))
        .containsExactly("too-long /Location");
  }

  @Test
  void lineBreaksAreText() {
    assertThat(Bodies.smartHands("{'Description':'first\\nsecond'}")).isEmpty();
  }

  @Test
  void aNumberIsNoText() {
    assertThat(Bodies.smartHands("{'Location':8}")).containsExactly("wrong-type /Location");
  }

  @Test
  void nullMeansNotSet() {
    assertThat(Bodies.workVisit("{'Description':null,'Attachments':null}")).isEmpty();
    assertThat(Bodies.workVisit("{'CustomerContact':null}"))
        .containsExactly("missing /CustomerContact");
  }
}
