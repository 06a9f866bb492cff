package io.emgadapter.simulator.rest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Attachments v1: takes forms with one file, and gives the files back. */
public final class AttachmentsDesk {
  private static final int MOST_BYTES = 10 * 1024 * 1024;
  private static final Pattern BOUNDARY = Pattern.compile("^multipart/form-data; ?boundary=(.+)$");
  private static final Pattern FILE = Pattern.compile("name=\"uploadFile\"; filename=\"([^\"]+)\"");
  private static final List<String> TYPES =
      List.of(
          "bmp jpg jpeg gif png tif tiff txt doc docx xls xlsx ppt pps ppsx pdf vsd"
              .split(" ", -1));

  private final Map<String, Stored> files = new ConcurrentHashMap<>();

  /** A file as it came. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Stored(String name, byte[] bytes) {}

  /** The file of this id. */
  public Optional<Stored> find(String id) {
    return Optional.ofNullable(files.get(id));
  }

  /** How many there are. */
  public int size() {
    return files.size();
  }

  /** Puts a file there, as a technician does, and gives its id. */
  public String put(String name, byte[] bytes) {
    String id = UUID.randomUUID().toString();
    files.put(id, new Stored(name, bytes));
    return id;
  }

  Answer answer(Asked request) {
    List<String> parts = request.parts();
    if (request.method().equals("POST") && request.path().equals("/v1/attachments/file")) {
      return upload(request);
    }
    Stored file = files.get(parts.get(2));
    boolean isFile = parts.size() == 4 && parts.get(3).equals("file");
    return file != null && isFile && request.method().equals("GET")
        ? Answer.of(file.bytes())
        : Answer.v1(404, "EQX-123-404", "attachmentId", "No such attachment", "");
  }

  private Answer upload(Asked request) {
    Matcher form = BOUNDARY.matcher(request.headers().getOrDefault("content-type", ""));
    // One byte is one character, so that what is cut out of the text is what was in the form.
    String text = new String(request.bytes(), StandardCharsets.ISO_8859_1);
    if (!form.matches() || !text.contains("name=\"uploadFile\"")) {
      return Answer.v1(500, "EQX-123-500", "", "Error message.", "");
    }
    String boundary = "--" + form.group(1).replace("\"", "");
    Matcher file = FILE.matcher(request.text());
    int from = text.indexOf("\r\n\r\n") + 4;
    int to = text.lastIndexOf("\r\n" + boundary + "--");
    if (!text.startsWith(boundary) || !file.find() || to < from) {
      return Answer.v1(400, "EQX-123-400", "uploadFile", "The form is not whole", "");
    }
    String name = file.group(1);
    byte[] bytes = Arrays.copyOfRange(request.bytes(), from, to);
    String type = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (!TYPES.contains(type) || bytes.length > MOST_BYTES) {
      return Answer.v1(400, "EQX-123-400", "uploadFile", "This file is not taken", "");
    }
    return Answer.of(
        201,
        "{\"attachmentId\":\"%s\",\"attachmentName\":\"%s\",\"attachmentType\":\"%s\",\"attachmentSize\":%d}"
            .formatted(put(name, bytes), name, type, bytes.length));
  }
}
