package io.emgadapter.gateway.rest;

import io.emgadapter.gateway.FileStore.NewFile;
import io.emgadapter.outbound.FileCalls.Outgoing;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/**
 * A form with one file in it (RFC 7578), as a stream of known length. The name of the file is
 * written in UTF-8, with quotes and line breaks escaped as browsers do.
 */
final class Multipart {
  private Multipart() {}

  /** The form whose part of this name is the file. */
  static Outgoing of(String part, NewFile file) {
    String boundary = "emg-adapter-" + UUID.randomUUID();
    byte[] before = before(boundary, part, file).getBytes(StandardCharsets.UTF_8);
    byte[] after = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
    List<InputStream> parts =
        List.of(new ByteArrayInputStream(before), file.content(), new ByteArrayInputStream(after));
    return new Outgoing(
        new SequenceInputStream(Collections.enumeration(parts)),
        before.length + file.size() + after.length,
        "multipart/form-data; boundary=" + boundary);
  }

  private static String before(String boundary, String part, NewFile file) {
    String name = file.name().replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    return "--"
        + boundary
        + "\r\nContent-Disposition: form-data; name=\""
        + part
        + "\"; filename=\""
        + name
        + "\"\r\nContent-Type: "
        + file.type()
        + "\r\n\r\n";
  }
}
