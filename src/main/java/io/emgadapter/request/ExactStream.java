package io.emgadapter.request;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file as it comes, of exactly the length that was announced and in time. Anything else ends it
 * with an exception before its last byte is given, so that nobody takes a part for the whole.
 */
final class ExactStream extends InputStream {
  private final InputStream in;
  private final long end;
  private long left;
  private @Nullable Failure failure;

  /** Why it ended. */
  enum Failure {
    /** There was less than announced, or the connection broke. */
    SHORTER,
    /** There was more than announced. */
    LONGER,
    /** The time was up. */
    TOO_SLOW
  }

  /**
   * @param length the bytes that were announced, 1 or more
   */
  ExactStream(InputStream in, long length, Duration within) {
    this.in = in;
    this.left = length;
    this.end = System.nanoTime() + within.toNanos();
  }

  /** Why it ended before its time; null as long as nothing is wrong. */
  @Nullable Failure failure() {
    return failure;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int most) throws IOException {
    Objects.checkFromIndexSize(from, most, into.length);
    if (left == 0 || most == 0) {
      return left == 0 ? -1 : 0;
    }
    int read = next(into, from, (int) Math.min(most, left));
    if (read < 0) {
      throw failed(Failure.SHORTER);
    }
    left -= read;
    if (left == 0 && next(new byte[1], 0, 1) >= 0) {
      throw failed(Failure.LONGER);
    }
    return read;
  }

  private int next(byte[] into, int from, int most) throws IOException {
    if (System.nanoTime() - end > 0) {
      throw failed(Failure.TOO_SLOW);
    }
    try {
      return in.read(into, from, most);
    } catch (IOException e) {
      throw failed(Failure.SHORTER);
    }
  }

  private IOException failed(Failure why) {
    failure = why;
    return new IOException("the file of a sender ended: " + why);
  }
}
