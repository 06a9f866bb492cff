package io.emgadapter.gateway.rest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WatchedStreamTest {
  @Test
  void aStreamThatIsReadToItsEndDidNotBreak() throws IOException {
    WatchedStream whole = new WatchedStream(new ByteArrayInputStream("abc".getBytes(US_ASCII)));
    assertThat(whole.read()).isEqualTo('a');
    assertThat(whole.readAllBytes()).asString(US_ASCII).isEqualTo("bc");
    assertThat(whole.read()).isEqualTo(-1);
    assertThat(whole.broke()).isFalse();
    assertThat(whole.waited()).isPositive();
  }

  @Test
  void aReadThatFailsIsRememberedHoweverOneReads() {
    WatchedStream one = new WatchedStream(new Gone());
    WatchedStream all = new WatchedStream(new Gone());
    assertThatIOException().isThrownBy(one::read);
    assertThatIOException().isThrownBy(all::readAllBytes);
    assertThat(one.broke()).isTrue();
    assertThat(all.broke()).isTrue();
    assertThat(all.waited()).isLessThan(Duration.ofMinutes(1));
  }

  private static final class Gone extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("gone");
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      throw new IOException("gone");
    }
  }
}
