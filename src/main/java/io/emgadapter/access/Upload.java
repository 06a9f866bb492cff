package io.emgadapter.access;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** What became of receiving a body: all of it, or the reason why not. */
public sealed interface Upload {
  /** So many bytes are read, and room is taken for them, at a time. */
  int PIECE = 16 * 1024;

  /** The whole body. */
  record Whole(byte[] bytes) implements Upload {}

  /** The body is too long; the rest is unread. */
  record TooLarge() implements Upload {}

  /** The body did not arrive in time; the rest is unread. */
  record TooSlow() implements Upload {}

  /** There was no room for another piece. */
  record NoRoom() implements Upload {}

  /**
   * Receives a body. A sender that stops sends nothing for as long as the server waits for one
   * read, at most; after that the time is up too.
   *
   * @param most the most bytes that it may have
   * @param within the time that it may take
   * @param room takes room for one more {@link #PIECE}; false if there is none
   */
  static Upload receive(InputStream in, int most, Duration within, BooleanSupplier room)
      throws IOException {
    long end = System.nanoTime() + within.toNanos();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] piece = new byte[PIECE];
    int filled = PIECE;
    while (true) {
      if (filled == PIECE) {
        if (!room.getAsBoolean()) {
          return new NoRoom();
        }
        filled = 0;
      }
      int read = in.read(piece, 0, PIECE - filled);
      if (read < 0) {
        return new Whole(bytes.toByteArray());
      }
      if (bytes.size() + read > most) {
        return new TooLarge();
      }
      bytes.write(piece, 0, read);
      filled += read;
      if (System.nanoTime() - end > 0) {
        return new TooSlow();
      }
    }
  }

  /** Reads the rest without keeping it. */
  static void discard(InputStream in, int most, Duration within) throws IOException {
    long end = System.nanoTime() + within.toNanos();
    byte[] piece = new byte[PIECE];
    int read = 0;
    for (long all = 0; read >= 0 && all < most && System.nanoTime() - end < 0; all += read) {
      read = in.read(piece);
    }
  }
}
