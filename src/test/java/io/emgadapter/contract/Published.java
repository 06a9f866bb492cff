package io.emgadapter.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * What was published, as it stands in {@code src/test/resources/published}. A test that runs with
 * {@code -Dcontract.write=true} writes it anew; what changed then shows in the commit, and
 * CHANGELOG.md says why.
 */
public final class Published {
  private static final Path FOLDER = Path.of("src/test/resources/published");

  private Published() {}

  /** Fails where these lines are not those of the file. */
  public static void isStill(String file, List<String> lines) throws IOException {
    Path path = FOLDER.resolve(file);
    if (Boolean.getBoolean("contract.write")) {
      Files.write(path, lines);
    }
    assertThat(lines)
        .as("%s; if the change is meant, run with -Dcontract.write=true", path)
        .containsExactlyElementsOf(Files.readAllLines(path));
  }

  /** Stands for a text that is too long to be kept. */
  public static String digest(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 12);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
