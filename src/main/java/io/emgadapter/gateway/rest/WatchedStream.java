package io.emgadapter.gateway.rest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Knows whether reading it failed, and how long its reader waited for it. For one thread. */
final class WatchedStream extends FilterInputStream {
  private boolean broke;
  private long waited;

  WatchedStream(InputStream watched) {
    super(watched);
  }

  /** Whether a read has failed, so that what broke is on its far side. */
  boolean broke() {
    return broke;
  }

  /** How long all reads took together. */
  Duration waited() {
    return Duration.ofNanos(waited);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int most) throws IOException {
    long since = System.nanoTime();
    try {
      return super.read(into, from, most);
    } catch (IOException e) {
      broke = true;
      throw e;
    } finally {
      waited += System.nanoTime() - since;
    }
  }
}
