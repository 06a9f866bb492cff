package io.emgadapter.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file is, its content says. */
class FileKindTest {
  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static boolean fits(String name, byte[] head) {
    return FileKind.of(name).orElseThrow().fits(head);
  }

  private static byte[] zip(String firstEntry) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(firstEntry));
      zip.write(new byte[100]);
    }
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @CsvSource({
    "a.bmp, BM6",
    "a.gif, GIF89a..",
    "a.pdf, %PDF-1.7",
    "a.PDF, %PDF-1.4",
    "a.txt, Use the east entrance",
  })
  void aFileThatIsWhatItsNameSaysFits(String name, String head) {
    assertThat(fits(name, latin(head))).isTrue();
  }

  @Test
  void binaryKindsAreKnownByTheirFirstBytes() {
    assertThat(fits("a.png", latin("\u0089PNG\r\n\u001a\n...."))).isTrue();
    assertThat(fits("a.jpg", latin("\u00ff\u00d8\u00ff\u00e0.."))).isTrue();
    assertThat(fits("a.tif", latin("II*\0...."))).isTrue();
    assertThat(fits("a.tiff", latin("MM\0*...."))).isTrue();
    assertThat(fits("a.doc", latin("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1.."))).isTrue();
  }

  @Test
  void anOfficeDocumentIsMoreThanAZipFile() throws IOException {
    assertThat(fits("a.docx", zip("[Content_Types].xml"))).isTrue();
    assertThat(fits("a.xlsx", zip("_rels/.rels"))).isTrue();
    assertThat(fits("a.docx", zip("META-INF/MANIFEST.MF"))).isFalse();
    assertThat(fits("a.docx", zip("run.exe"))).isFalse();
    assertThat(fits("a.docx", latin("PK\u0003\u0004"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.pdf", "a.png", "a.jpeg", "a.docx", "a.doc", "a.txt", "a.gif"})
  void aProgramIsNoneOfThem(String name) {
    assertThat(fits(name, latin("MZ\u0090\0\u0003\0\0\0"))).isFalse();
    assertThat(fits(name, new byte[0])).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<html>", "  <!DOCTYPE html>", "<script>", "%PDF-1.7", "GIF89a", "a\0b", "PK\3\4"})
  void aTextIsNoWebPageAndNoFileOfAnotherKind(String head) {
    assertThat(fits("a.txt", latin(head))).isFalse();
  }

  @Test
  void aTextMayHaveAnySignsInUtf8() {
    assertThat(fits("a.txt", "Größe: 5 µm \uD83D\uDE00\r\n".getBytes(StandardCharsets.UTF_8)))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a.", "a.exe", "pdf", "a.pdf.zip", ""})
  void otherNamesHaveNoKind(String name) {
    assertThat(FileKind.of(name)).isEmpty();
    assertThat(FileKind.mediaType(name)).isEqualTo("application/octet-stream");
  }

  @Test
  void everyEndingHasAMediaType() {
    assertThat(FileKind.endings().split(", ", -1))
        .allSatisfy(ending -> {
          assertThat(FileKind.of("a" + ending)).isPresent();
          assertThat(FileKind.mediaType("a" + ending)).isNotEqualTo("application/octet-stream");
        });
  }
}
