package io.emgadapter.gateway.rest.mapping;

import io.emgadapter.order.Attachment;
import io.emgadapter.order.Problems.ProblemCode;
import io.emgadapter.order.RestOnly.PurchaseOrder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A file of an order. */
public sealed interface File {
  /** Shorter and longer names break the v2 APIs. */
  int LONGEST_NAME = 100;

  /** The most attachments of an order or note. */
  int MOST = 5;

  /** A file that Equinix has already. */
  record Known(String id, String name) implements File {}

  /** A file that must be uploaded first. */
  record Upload(String name, byte[] bytes) implements File {
    /** Without the content. */
    @Override
    public String toString() {
      return "Upload[" + bytes.length + "]";
    }
  }

  /** Files that Equinix has already. */
  static List<File> known(List<PurchaseOrder.Uploaded> files) {
    return files.stream().<File>map(file -> new Known(file.id(), fitting(file.name()))).toList();
  }

  /**
   * A file that must be fetched before it is uploaded.
   *
   * @param pointer where its Url stands in the request
   */
  record Remote(String name, URI url, String pointer) implements File {
    /** Without the URL, which may carry a key. */
    @Override
    public String toString() {
      return "Remote[" + pointer + "]";
    }
  }

  /** A file for the text of an order that is too long for its field. */
  static Upload text(String text) {
    return new Upload("Description.txt", text.getBytes(StandardCharsets.UTF_8));
  }

  /** The files of an order. If a {@code Url} must not be fetched, it goes into the text. */
  static List<File> of(@Nullable List<Attachment> attachments, RestDraft draft) {
    List<File> files = new ArrayList<>();
    List<Attachment> given = attachments == null ? List.of() : attachments;
    for (int i = 0; i < given.size(); i++) {
      Attachment each = given.get(i);
      String pointer = "/body/Attachments/" + i;
      if (each.id() != null) {
        files.add(new Known(each.id(), name(each.name(), draft)));
      } else if (each.handle() != null) {
        files.add(new Known(each.handle(), each.name())); // as Equinix named it at its upload
      } else if (each.data() != null) {
        checkType(each, pointer, draft);
        files.add(new Upload(name(each.name(), draft), Base64.getDecoder().decode(each.data())));
      } else if (draft.attachments().fetches()) {
        checkType(each, pointer, draft);
        files.add(remote(each, pointer + "/Url", draft));
      } else {
        draft.inWords("Attachments/Url", "Attachment " + each.name() + ": " + each.url());
      }
    }
    return files;
  }

  private static String name(String name, RestDraft draft) {
    String fitting = fitting(name);
    if (!fitting.equals(name)) {
      draft.note("Attachments/Name: brought to 5 to 100 characters");
    }
    return fitting;
  }

  private static Remote remote(Attachment file, String pointer, RestDraft draft) {
    URI url = URI.create(Objects.requireNonNull(file.url()));
    if (!draft.attachments().allows(url)) {
      draft.problem(
          pointer,
          ProblemCode.NOT_ALLOWED,
          "Send an https Url on a host from which files are taken, or the file as Data or Id.");
    }
    return new Remote(name(file.name(), draft), url, pointer);
  }

  /** The one type that the messaging gateway takes and Attachments v1 does not. */
  private static void checkType(Attachment file, String pointer, RestDraft draft) {
    if (file.type().equals(".pptx")) {
      draft.problem(
          pointer + "/Name",
          ProblemCode.FILE_TYPE,
          "Send another type than .pptx, for example .pdf; the REST route does not take it.");
    }
  }

  /** The name brought to 5 to 100 characters; its type stays. */
  static String fitting(String name) {
    if (name.length() > LONGEST_NAME) {
      int dot = name.lastIndexOf('.');
      String type = dot < 0 ? "" : name.substring(dot);
      return name.substring(0, LONGEST_NAME - type.length()) + type;
    }
    return name.length() < 5 ? "file" + name : name;
  }
}
