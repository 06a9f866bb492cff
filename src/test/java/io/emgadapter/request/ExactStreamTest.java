package io.emgadapter.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emgadapter.request.ExactStream.Failure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A file comes with exactly the length that was announced, or it does not come. */
class ExactStreamTest {
  private static final Duration AN_HOUR = Duration.ofHours(1);

  private static ExactStream of(int bytes, int announced) {
    return new ExactStream(new ByteArrayInputStream(new byte[bytes]), announced, AN_HOUR);
  }

  @Test
  void aWholeFilePasses() throws IOException {
    ExactStream whole = of(50_000, 50_000);

    assertThat(whole.readAllBytes()).hasSize(50_000);
    assertThat(whole.read()).isEqualTo(-1);
    assertThat(whole.failure()).isNull();
  }

  @Test
  void aFileThatIsShorterEndsInAFailure() {
    ExactStream shorter = of(10, 11);

    assertThatThrownBy(shorter::readAllBytes).isInstanceOf(IOException.class);
    assertThat(shorter.failure()).isEqualTo(Failure.SHORTER);
  }

  @Test
  void ofAFileThatIsLongerTheLastByteIsNotGiven() throws IOException {
    ExactStream longer = of(12, 11);

    assertThat(longer.readNBytes(10)).hasSize(10);
    assertThatThrownBy(longer::read).isInstanceOf(IOException.class);
    assertThat(longer.failure()).isEqualTo(Failure.LONGER);
  }

  @Test
  void aFileThatTakesTooLongEndsInAFailure() {
    var slow = new ExactStream(InputStream.nullInputStream(), 1, Duration.ofSeconds(-1));

    assertThatThrownBy(slow::read).isInstanceOf(IOException.class);
    assertThat(slow.failure()).isEqualTo(Failure.TOO_SLOW);
  }

  @Test
  void aConnectionThatBreaksIsAFileThatIsShorter() throws IOException {
    InputStream reset = InputStream.nullInputStream();
    reset.close();
    var broken = new ExactStream(reset, 1, AN_HOUR);

    assertThatThrownBy(broken::read).isInstanceOf(IOException.class);
    assertThat(broken.failure()).isEqualTo(Failure.SHORTER);
  }
}
