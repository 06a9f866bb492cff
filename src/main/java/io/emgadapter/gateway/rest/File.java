package io.emgadapter.gateway.rest;

import io.emgadapter.order.Attachment;
import io.emgadapter.order.PurchaseOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file of an order. */
sealed interface File {
  /** Shorter and longer names break the v2 APIs. */
  int LONGEST_NAME = 100;

  /** What the attachments of an order or note take. */
  int MOST = 5;

  /** One that is at Equinix already. */
  record Known(String id, String name) implements File {}

  /** One that must be uploaded first. */
  record Upload(String name, byte[] bytes) implements File {
    /** Without the content. */
    @Override
    public String toString() {
      return "Upload[" + bytes.length + "]";
    }
  }

  /** Files that are at Equinix already. */
  static List<File> known(List<PurchaseOrder.Uploaded> files) {
    return files.stream().<File>map(file -> new Known(file.id(), fitting(file.name()))).toList();
  }

  /** The text of an order that is too long for its field. */
  static Upload text(String text) {
    return new Upload("Description.txt", text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The files of an order. What a {@code Url} names is not fetched: the address goes into the text.
   */
  static List<File> of(@Nullable List<Attachment> attachments, Draft draft) {
    List<File> files = new ArrayList<>();
    for (Attachment each : attachments == null ? List.<Attachment>of() : attachments) {
      String name = name(each.name(), draft);
      if (each.id() != null) {
        files.add(new Known(each.id(), name));
      } else if (each.data() != null) {
        files.add(new Upload(name, Base64.getDecoder().decode(each.data())));
      } else {
        draft.inWords("Attachments/Url", "Attachment " + each.name() + ": " + each.url());
      }
    }
    return files;
  }

  private static String name(String name, Draft draft) {
    String fitting = fitting(name);
    if (!fitting.equals(name)) {
      draft.note("Attachments/Name: brought to 5 to 100 characters");
    }
    return fitting;
  }

  private static String fitting(String name) {
    if (name.length() > LONGEST_NAME) {
      int dot = name.lastIndexOf('.');
      String type = dot < 0 ? "" : name.substring(dot);
      return name.substring(0, LONGEST_NAME - type.length()) + type;
    }
    return name.length() < 5 ? "file" + name : name;
  }
}
