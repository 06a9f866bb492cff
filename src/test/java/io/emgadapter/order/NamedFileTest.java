package io.emgadapter.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamedFileTest {
  private static final String PLAIN = "https://files.example/emg/report.pdf";

  @Test
  void aKeyThatCameWithTheAddressIsNotKept() {
    for (String url : new String[] {PLAIN, PLAIN + "?sv=1&sig=a%2Fb", PLAIN + "#?sig=a"}) {
      assertThat(new NamedFile(null, null, url).url()).isEqualTo(PLAIN);
    }
  }

  @Test
  void whatIsOnlyAKeyIsNoAddress() {
    assertThat(new NamedFile("report", null, "?sig=a").url()).isNull();
  }
}
