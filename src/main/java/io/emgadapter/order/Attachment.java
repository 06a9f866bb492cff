package io.emgadapter.order;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file that belongs to an order (Equinix, Attachments). It has exactly one of {@code url}, {@code
 * id} and {@code data}.
 *
 * @param name a file name of a supported type, at most 255 characters
 * @param url from where Equinix downloads it, absolute, at most 2048 characters
 * @param id what Equinix's Attachment API returned; not in an Update
 * @param data the file itself in standard Base64
 */
public record Attachment(
    String name, @Nullable String url, @Nullable String id, @Nullable String data)
    implements ToJson {
  static final Kind<List<Attachment>> OF_CREATE = AttachmentRules.list(Attachment::ofCreate);
  static final Kind<List<Attachment>> OF_UPDATE = AttachmentRules.list(Attachment::ofUpdate);

  private static Attachment ofCreate(Fields file) {
    String id = file.optional("Id", Texts.LINE);
    AttachmentRules.oneOf(file, "Url", "Id", "Data");
    return read(file, id);
  }

  private static Attachment ofUpdate(Fields file) {
    file.forbidden("Id", "Send Url or Data; an Update takes no attachment by Id.");
    if (!file.has("Id")) {
      AttachmentRules.oneOf(file, "Url", "Data");
    }
    return read(file, null);
  }

  private static Attachment read(Fields file, @Nullable String id) {
    return new Attachment(
        file.required("Name", AttachmentRules.NAME),
        file.optional("Url", AttachmentRules.URL),
        id,
        file.optional("Data", AttachmentRules.DATA));
  }

  /** The size of the file in bytes if it is here itself, else 0. */
  public int size() {
    return data == null ? 0 : AttachmentRules.size(data);
  }

  /** The file's type, for example {@code .pdf}. */
  public String type() {
    return name.substring(name.lastIndexOf('.')).toLowerCase(Locale.ROOT);
  }

  @Override
  public ObjectNode toJson() {
    return new Members().put("Name", name).put("Url", url).put("Id", id).put("Data", data).object();
  }

  /** Says nothing of the content: a URL may carry a key. */
  @Override
  public String toString() {
    return "Attachment";
  }
}
