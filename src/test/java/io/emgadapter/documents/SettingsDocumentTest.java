package io.emgadapter.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/settings.md lists every setting, as the records have it that take them. */
class SettingsDocumentTest {
  private static final Path DOCUMENT = Path.of("docs/settings.md");
  private static final String MARK = "<!-- What follows is written by SettingsDocumentTest. -->\n";

  private final SettingsTables tables = new SettingsTables();

  @Test
  void theDocumentListsTheSettingsAsTheirRecordsHaveThem() throws IOException {
    String committed = Files.readString(DOCUMENT);
    int end = committed.indexOf(MARK) + MARK.length();
    String wanted = committed.substring(0, end) + "\n" + tables.markdown();
    if (Boolean.getBoolean("settings.write")) {
      Files.writeString(DOCUMENT, wanted);
    }
    assertThat(Files.readString(DOCUMENT))
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
