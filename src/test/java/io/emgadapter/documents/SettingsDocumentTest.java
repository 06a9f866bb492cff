package io.emgadapter.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/**
 * docs/settings.md and config/application-example.yaml list every setting, as the records have it
 * that take them.
 */
class SettingsDocumentTest {
  private static final Path DOCUMENT = Path.of("docs/settings.md");
  private static final Path EXAMPLE = Path.of("config/application-example.yaml");
  private static final String MARK = "What follows is written by SettingsDocumentTest.";

  private final SettingsTables tables = new SettingsTables();

  @Test
  void theDocumentListsTheSettingsAsTheirRecordsHaveThem() throws IOException {
    assertIsAsWritten(DOCUMENT, tables.markdown());
  }

  @Test
  void theExampleHasEverySettingItsDefaultAndItsSentence() throws IOException {
    String yaml = ExampleSettings.yaml(tables);
    assertIsAsWritten(EXAMPLE, yaml);

    Map<String, Object> read = new Yaml().load(ExampleSettings.uncommented(yaml));
    assertThat(read)
        .hasSize(tables.all().size())
        .containsEntry("emg.deadlines.lease", "60s")
        .containsEntry("emg.webhooks.itsm.events", "#")
        .containsEntry("emg.requests.batch", 200);
  }

  /** Behind the line with the mark; with {@code settings.write} it is written first. */
  private static void assertIsAsWritten(Path file, String end) throws IOException {
    String committed = Files.readString(file);
    int mark = committed.indexOf('\n', committed.indexOf(MARK)) + 1;
    String wanted = committed.substring(0, mark) + "\n" + end;
    if (Boolean.getBoolean("settings.write")) {
      Files.writeString(file, wanted);
    }
    assertThat(Files.readString(file))
        .as("Write it anew: ./mvnw test -Dtest=SettingsDocumentTest -Dsettings.write=true")
        .isEqualTo(wanted);
  }

  @Test
  void everySettingSaysWhatItMeans() {
    assertThat(tables.all())
        .hasSizeGreaterThan(60)
        .allSatisfy((name, setting) -> assertThat(setting.says()).as(name).isNotBlank());
  }
}
