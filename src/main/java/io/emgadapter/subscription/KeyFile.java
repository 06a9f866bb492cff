package io.emgadapter.subscription;

import io.emgadapter.order.ContentId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;

/**
 * What the key files of one use hold at one look. They are read whole each time, because neither
 * the time nor the size of a file says that a key is another one: a mounted secret changes by a
 * link, and keys are of one length.
 *
 * @param texts of the files, in the order of the setting
 * @param digest of all of them; the same for the same texts
 * @param changedAt when the youngest of them was written; null where that is not known
 */
record KeyFile(List<String> texts, String digest, @Nullable Instant changedAt) {
  /** A key of a few kilobytes; whatever else was mounted there is not read into memory. */
  private static final int MOST_BYTES = 1 << 20;

  /**
   * Reads them.
   *
   * @throws IOException if one is not there, cannot be read or is longer than a mebibyte
   */
  static KeyFile read(List<Resource> files) throws IOException {
    List<String> texts = new ArrayList<>();
    Instant changedAt = null;
    for (Resource file : files) {
      texts.add(text(file));
      if (file.isFile()) {
        Instant written = Instant.ofEpochMilli(file.lastModified());
        changedAt = changedAt == null || written.isAfter(changedAt) ? written : changedAt;
      }
    }
    byte[] all = String.join("\0", texts).getBytes(StandardCharsets.UTF_8);
    return new KeyFile(
        List.copyOf(texts), HexFormat.of().formatHex(ContentId.sha256(all)), changedAt);
  }

  private static String text(Resource file) throws IOException {
    try (InputStream bytes = file.getInputStream()) {
      byte[] read = bytes.readNBytes(MOST_BYTES + 1);
      if (read.length > MOST_BYTES) {
        throw new IOException("longer than a mebibyte");
      }
      return new String(read, StandardCharsets.UTF_8);
    }
  }

  /** Nothing of the keys. */
  @Override
  public String toString() {
    return "KeyFile[" + texts.size() + " files]";
  }
}
