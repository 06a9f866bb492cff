package io.emgadapter.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Equinix, Attachments. */
class AttachmentTest {
  private static final String URL = "'Url':'https://files.example/a.pdf'";

  private static List<String> wrong(Verb verb, String... files) {
    String body = verb == Verb.CREATE ? Bodies.SMART_HANDS : Bodies.UPDATE;
    String members = "{'Attachments':[" + String.join(",", files) + "]}";
    return Bodies.wrong(Resource.SMART_HANDS, verb, Bodies.with(body, members)).stream()
        .map(problem -> problem.replace("/Attachments/0", ""))
        .toList();
  }

  private static String file(String members) {
    return "{'Name':'a.pdf'," + members + "}";
  }

  private static String base64(int bytes) {
    return "'Data':'" + Base64.getEncoder().encodeToString(new byte[bytes]) + "'";
  }

  @ParameterizedTest
  @ValueSource(strings = {URL, "'Id':'f1797cd8-4508-434d-9998-3cf4545c7ca0'", "'Data':'aGk='"})
  void aCreateTakesAFileByUrlByIdOrInline(String way) {
    assertThat(wrong(Verb.CREATE, file(way))).isEmpty();
  }

  @Test
  void anUpdateTakesNoFileById() {
    assertThat(wrong(Verb.UPDATE, file("'Id':'f1797cd8'"))).containsExactly("not-allowed /Id");
    assertThat(wrong(Verb.UPDATE, file(URL))).isEmpty();
    assertThat(wrong(Verb.UPDATE, file("'Data':'aGk='"))).isEmpty();
  }

  @Test
  void aFileHasExactlyOneContent() {
    assertThat(wrong(Verb.CREATE, "{'Name':'a.pdf'}")).containsExactly("missing ");
    assertThat(wrong(Verb.CREATE, file(URL + ",'Id':'1'"))).containsExactly("conflict ");
    assertThat(wrong(Verb.UPDATE, file(URL + ",'Data':'aGk='"))).containsExactly("conflict ");
    assertThat(wrong(Verb.UPDATE, "{'Name':'a.pdf'}")).containsExactly("missing ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bmp", "jpeg", "jpg", "gif", "png", "tif", "txt", "doc", "docx", "xls", "tiff", "xlsx",
        "ppt", "pptx", "pdf", "vsd", "pps", "ppsx", "PDF"
      })
  void theseFileTypesAreTaken(String type) {
    assertThat(wrong(Verb.CREATE, "{'Name':'a." + type + "'," + URL + "}")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.exe", "pdf", "a.pdf.zip", "a."})
  void otherFileTypesAreNot(String name) {
    assertThat(wrong(Verb.CREATE, "{'Name':'" + name + "'," + URL + "}"))
        .containsExactly("file-type /Name");
  }

  @ParameterizedTest
  @CsvSource({
    "files/a.pdf",
    "ftp://files.example/a.pdf",
    "https:a.pdf",
    "https://",
    "'https://a b/'"
  })
  void theUrlIsAbsolute(String url) {
    assertThat(wrong(Verb.CREATE, file("'Url':'" + url + "'"))).containsExactly("not-a-url /Url");
  }

  @Test
  void theUrlHasAtMost2048Characters() {
    String url = "https://files.example/" + "x".repeat(2048 - 22);
    assertThat(wrong(Verb.CREATE, file("'Url':'" + url + "'"))).isEmpty();
    assertThat(wrong(Verb.CREATE, file("'Url':'" + url + "x'"))).containsExactly("too-long /Url");
  }

  @ParameterizedTest
  @ValueSource(strings = {"aGk", "aG k", "aGk=====", "a-_k", "===="})
  void dataIsStandardBase64(String data) {
    assertThat(wrong(Verb.CREATE, file("'Data':'" + data + "'")))
        .containsExactly("not-base64 /Data");
  }

  @Test
  void inlineDataIsAtMostOneMebibyteInAll() {
    assertThat(wrong(Verb.CREATE, file(base64(1024 * 1024)))).isEmpty();
    for (int more = 1; more <= 4; more++) {
      assertThat(wrong(Verb.CREATE, file(base64(1024 * 1024 + more))))
          .containsExactly("too-large /Attachments");
    }
    assertThat(wrong(Verb.CREATE, file(base64(1024 * 1024)), file(base64(1))))
        .containsExactly("too-large /Attachments");
  }

  @Test
  void thereAreAtMostFive() {
    String file = file(URL);
    assertThat(wrong(Verb.CREATE, file, file, file, file, file)).isEmpty();
    assertThat(wrong(Verb.CREATE, file, file, file, file, file, file))
        .containsExactly("too-many /Attachments");
  }

  @Test
  void itPrintsItsSizeAndTypeButNotItsContent() {
    Attachment attachment = new Attachment("Plan.PDF", null, null, "aGk=", null);
    assertThat(attachment.size()).isEqualTo(2);
    assertThat(attachment.type()).isEqualTo(".pdf");
    assertThat(attachment).hasToString("Attachment");
    assertThat(new Attachment("a.pdf", "https://files.example/?key", null, null, null).size())
        .isZero();
  }
}
