package io.emgadapter.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** What instances printed. */
final class Words {
  private Words() {}

  /** How much it is so far, in bytes. */
  static long length(Path log) {
    return log.toFile().length();
  }

  /** What came after that. */
  static String since(long from, Path log) {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(from);
      byte[] rest = new byte[Math.toIntExact(file.length() - from)];
      file.readFully(rest);
      return new String(rest, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
