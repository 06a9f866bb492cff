package io.emgadapter.gateway.rest.call;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.Resource;

/**
 * A file that has a secret as its only line, and that may change at any time. It is read whole each
 * time, because a mounted secret changes by a link. A change counts when two looks in a row saw the
 * same, so that a secret of which a part is written yet is not taken.
 */
public final class SecretFile {
  private static final int MOST_BYTES = 4096;

  private final Resource file;
  private @Nullable String inForce;
  private @Nullable String seenBefore;

  private SecretFile(Resource file) {
    this.file = file;
    this.inForce = text();
  }

  /**
   * The file of a setting, which is read for the first time.
   *
   * @param location such as {@code file:/run/secrets/equinix}
   */
  public static SecretFile at(String location) {
    return new SecretFile(new DefaultResourceLoader().getResource(location));
  }

  /** The secret that was read last and can be used; empty if there was none. */
  public Optional<String> read() {
    return Optional.ofNullable(inForce);
  }

  /** Looks at the file; returns the secret if it is another one than before. For one thread. */
  public Optional<String> look() {
    String now = text();
    boolean settled = now != null && now.equals(seenBefore);
    seenBefore = now;
    if (!settled || now == null || now.equals(inForce)) {
      return Optional.empty();
    }
    inForce = now;
    return Optional.of(now);
  }

  /** Null if it cannot be read, is empty, too long, or has more than one line. */
  private @Nullable String text() {
    try (InputStream bytes = file.getInputStream()) {
      byte[] read = bytes.readNBytes(MOST_BYTES + 1);
      String line = new String(read, StandardCharsets.UTF_8).replaceFirst("\\r?\\n$", "");
      boolean isFit = read.length <= MOST_BYTES && line.lines().count() == 1 && !line.isBlank();
      return isFit ? line : null;
    } catch (IOException e) {
      return null;
    }
  }

  /** Nothing of the secret. */
  @Override
  public String toString() {
    return "SecretFile[…]";
  }
}
