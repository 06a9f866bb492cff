package io.emgadapter.order;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The kinds of files that Equinix takes (Equinix, Attachments, "Supported filetypes"), and how each
 * begins. The content decides, not what its name or a header says: a name must fit the content.
 */
public enum FileKind {
  /** Windows bitmap. */
  BMP(List.of("bmp"), begins("BM")),
  /** JPEG. */
  JPEG(List.of("jpeg", "jpg"), begins("\u00ff\u00d8\u00ff")),
  /** GIF. */
  GIF(List.of("gif"), begins("GIF87a").or(begins("GIF89a"))),
  /** PNG. */
  PNG(List.of("png"), begins("\u0089PNG\r\n\u001a\n")),
  /** TIFF, in both byte orders. */
  TIFF(List.of("tif", "tiff"), begins("II*\0").or(begins("MM\0*"))),
  /** PDF. */
  PDF(List.of("pdf"), begins("%PDF-")),
  /**
   * Microsoft Office until 2003, and Visio: a compound file, which does not say of which program.
   */
  OFFICE(
      List.of("doc", "xls", "ppt", "pps", "vsd"),
      begins("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")),
  /** Office Open XML: a ZIP file whose first entry is one of such a document. */
  OFFICE_XML(List.of("docx", "xlsx", "pptx", "ppsx"), FileKind::isOfficeXml),
  /** Text of any encoding that has no NUL, and no web page. */
  TEXT(List.of("txt"), FileKind::isText);

  /** Longer ids of files are not taken. */
  public static final int LONGEST_ID = 100;

  /** So many bytes from its start are enough to know a file, where it has so many. */
  public static final int HEAD = 4096;

  /** Where the name of the first entry begins in a ZIP file, and where its length stands. */
  private static final int ZIP_NAME = 30;

  private static final int ZIP_NAME_LENGTH = 26;

  private static final List<String> OFFICE_XML_ENTRIES =
      List.of("[Content_Types].xml", "_rels/", "docProps/", "word/", "xl/", "ppt/", "customXml/");

  private static final List<String> WEB = List.of("<!doctype html", "<html", "<script", "<svg");

  private static final Map<String, String> MEDIA_TYPES =
      Map.ofEntries(
          Map.entry("bmp", "image/bmp"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("gif", "image/gif"),
          Map.entry("png", "image/png"),
          Map.entry("tif", "image/tiff"),
          Map.entry("tiff", "image/tiff"),
          Map.entry("pdf", "application/pdf"),
          Map.entry("doc", "application/msword"),
          Map.entry("xls", "application/vnd.ms-excel"),
          Map.entry("ppt", "application/vnd.ms-powerpoint"),
          Map.entry("pps", "application/vnd.ms-powerpoint"),
          Map.entry("vsd", "application/vnd.visio"),
          Map.entry("docx", openXml("wordprocessingml.document")),
          Map.entry("xlsx", openXml("spreadsheetml.sheet")),
          Map.entry("pptx", openXml("presentationml.presentation")),
          Map.entry("ppsx", openXml("presentationml.slideshow")),
          Map.entry("txt", "text/plain"));

  @SuppressWarnings("ImmutableEnumChecker") // List.of is, and the rules have no state.
  private final List<String> endings;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Predicate<byte[]> content;

  FileKind(List<String> endings, Predicate<byte[]> content) {
    this.endings = endings;
    this.content = content;
  }

  /** The kind that a file of this name must be; empty if Equinix takes none of that name. */
  public static Optional<FileKind> of(String name) {
    String ending = ending(name);
    return Arrays.stream(values())
        .filter(kind -> kind.endings.stream().anyMatch(each -> ending.equals("." + each)))
        .findFirst();
  }

  /** Whether a file that begins with these bytes is of this kind. */
  public boolean fits(byte[] head) {
    return content.test(head);
  }

  /** The end of a name from its last dot, in lower case, such as {@code .pdf}; empty for none. */
  public static String ending(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
  }

  /** The media type of a file of this name (IANA). */
  public static String mediaType(String name) {
    String ending = ending(name);
    return MEDIA_TYPES.getOrDefault(
        ending.isEmpty() ? "" : ending.substring(1), "application/octet-stream");
  }

  /** All endings that are taken, in words: {@code .bmp, .doc, …}. */
  public static String endings() {
    return Arrays.stream(values())
        .flatMap(kind -> kind.endings.stream())
        .sorted()
        .map(ending -> "." + ending)
        .collect(Collectors.joining(", "));
  }

  private static String openXml(String document) {
    return "application/vnd.openxmlformats-officedocument." + document;
  }

  private static Predicate<byte[]> begins(String magic) {
    byte[] bytes = magic.getBytes(StandardCharsets.ISO_8859_1);
    return head ->
        head.length >= bytes.length && Arrays.equals(head, 0, bytes.length, bytes, 0, bytes.length);
  }

  private static boolean isOfficeXml(byte[] head) {
    if (!begins("PK\u0003\u0004").test(head) || head.length < ZIP_NAME) {
      return false;
    }
    int length = (head[ZIP_NAME_LENGTH] & 0xff) + ((head[ZIP_NAME_LENGTH + 1] & 0xff) << 8);
    int end = Math.min(head.length, ZIP_NAME + length);
    String first = new String(head, ZIP_NAME, end - ZIP_NAME, StandardCharsets.UTF_8);
    return OFFICE_XML_ENTRIES.stream().anyMatch(first::startsWith);
  }

  private static boolean isText(byte[] head) {
    if (head.length == 0 || isOther(head)) {
      return false;
    }
    String start = new String(head, StandardCharsets.UTF_8).strip().toLowerCase(Locale.ROOT);
    String plain = start.startsWith("\ufeff") ? start.substring(1) : start;
    return WEB.stream().noneMatch(plain::startsWith);
  }

  /** Whether it is a file of another kind, or of none: a text has few control characters. */
  private static boolean isOther(byte[] head) {
    for (byte each : head) {
      if (each >= 0 && each < ' ' && "\t\n\r\f\u001b".indexOf(each) < 0) {
        return true;
      }
    }
    return GIF.fits(head) || PDF.fits(head);
  }
}
