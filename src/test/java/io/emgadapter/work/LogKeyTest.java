package io.emgadapter.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever searches the logs for a Task finds it under one key, whatever part wrote the line. */
class LogKeyTest {
  private static final Pattern KEY = Pattern.compile("addKeyValue\\(\\s*([^,]+),");

  private static List<String> keysInTheSources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(LogKeyTest::keys)
          .flatMap(Collection::stream)
          .toList();
    }
  }

  private static List<String> keys(Path file) {
    try {
      return KEY.matcher(Files.readString(file)).results().map(found -> found.group(1)).toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> vocabulary() {
    return Arrays.stream(LogKey.class.getFields())
        .map(Field::getName)
        .map(name -> "LogKey." + name)
        .toList();
  }

  @Test
  void everyKeyOfALogLineIsOfTheVocabulary() throws IOException {
    assertThat(keysInTheSources()).isNotEmpty().isSubsetOf(vocabulary());
  }

  @Test
  void everyWordOfTheVocabularyIsUsed() throws IOException {
    assertThat(keysInTheSources()).containsAll(vocabulary());
  }
}
