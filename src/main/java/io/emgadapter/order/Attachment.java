package io.emgadapter.order;

import io.emgadapter.order.FieldKind.Lists;
import io.emgadapter.order.FieldKind.Place;
import io.emgadapter.order.FieldKind.Texts;
import io.emgadapter.order.Problems.ProblemCode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file that belongs to an order (Equinix, Attachments). It has exactly one of {@code url}, {@code
 * id}, {@code data} and {@code handle}.
 *
 * @param name a file name of a supported type, at most 255 characters
 * @param url from where Equinix downloads it, absolute, at most 2048 characters
 * @param id what Equinix's Attachment API returned; not in an Update
 * @param data the file itself in standard Base64
 * @param handle what {@code POST /attachments} answered for a file; never sent to Equinix's
 *     messaging gateway, where a Url stands in its place
 */
public record Attachment(
    String name,
    @Nullable String url,
    @Nullable String id,
    @Nullable String data,
    @Nullable String handle) {
  static final FieldKind<List<Attachment>> OF_CREATE = AttachmentRules.list(Attachment::ofCreate);
  static final FieldKind<List<Attachment>> OF_UPDATE = AttachmentRules.list(Attachment::ofUpdate);

  private static Attachment ofCreate(FieldReader file) {
    String id = file.optional("Id", Texts.LINE);
    AttachmentRules.oneOf(file, "Url", "Id", "Data", "Handle");
    return read(file, id);
  }

  private static Attachment ofUpdate(FieldReader file) {
    file.forbidden("Id", "Send Url, Data or Handle; an Update takes no attachment by Id.");
    if (!file.has("Id")) {
      AttachmentRules.oneOf(file, "Url", "Data", "Handle");
    }
    return read(file, null);
  }

  private static Attachment read(FieldReader file, @Nullable String id) {
    return new Attachment(
        file.required("Name", AttachmentRules.NAME),
        file.optional("Url", AttachmentRules.URL),
        id,
        file.optional("Data", AttachmentRules.DATA),
        file.optional("Handle", Texts.LINE));
  }

  /** The size of an inline file in bytes; 0 for any other. */
  public int size() {
    return data == null ? 0 : AttachmentRules.size(data);
  }

  /** The file's type, for example {@code .pdf}. */
  public String type() {
    return FileKind.ending(name);
  }

  /** Without the content; a URL may carry a key. */
  @Override
  public String toString() {
    return "Attachment";
  }

  /** The limits of attachments. */
  static final class AttachmentRules {
    /** "5 files". */
    static final int MOST_FILES = 5;

    /**
     * What a message carries of inline files in all, in bytes of content. It is less than the 5 MB
     * that Equinix allows each file; larger ones go by URL or by Id.
     */
    static final int MOST_BYTES = 1024 * 1024;

    private static final int MOST_BASE64 = (MOST_BYTES + 2) / 3 * 4;

    static final FieldKind<String> NAME =
        Texts.that("a file name of at most 255 characters", 255, AttachmentRules::name);

    static final FieldKind<String> URL =
        Texts.that("an absolute http or https URL", 2048, AttachmentRules::url);

    static final FieldKind<String> DATA =
        Texts.that("the file in standard Base64", Integer.MAX_VALUE, AttachmentRules::data);

    private AttachmentRules() {}

    static FieldKind<List<Attachment>> list(Function<FieldReader, Attachment> reader) {
      FieldKind<List<Attachment>> files =
          Lists.of("attachments", FieldReader.object(reader), 0, MOST_FILES);
      return new FieldKind<>(
          files.form(),
          (value, place) -> {
            List<Attachment> read = files.read(value, place);
            if (read != null && read.stream().mapToLong(Attachment::size).sum() > MOST_BYTES) {
              place.problem(
                  ProblemCode.TOO_LARGE,
                  "Send at most 1 MiB of inline data in all; larger files by Url or by Id.");
            }
            return read;
          });
    }

    static void oneOf(FieldReader file, String... ways) {
      long count = Stream.of(ways).filter(file::has).count();
      String sentence = "Send exactly one of " + String.join(", ", ways) + ".";
      if (count == 0) {
        file.place().problem(ProblemCode.MISSING, sentence);
      } else if (count > 1) {
        file.place().problem(ProblemCode.CONFLICT, sentence);
      }
    }

    /** How many bytes this Base64 text stands for. */
    static int size(String base64) {
      int padding = base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0;
      return base64.length() / 4 * 3 - padding;
    }

    private static String name(String name, Place place) {
      if (FileKind.of(name).isEmpty()) {
        place.problem(
            ProblemCode.FILE_TYPE,
            "Send a file name that ends in one of " + FileKind.endings() + ".");
      }
      return name;
    }

    private static String url(String text, Place place) {
      if (!isUrl(text)) {
        place.problem(ProblemCode.NOT_A_URL, "Send an absolute http or https URL.");
      }
      return text;
    }

    private static boolean isUrl(String text) {
      try {
        URI uri = new URI(text);
        return uri.getHost() != null
            && ("https".equalsIgnoreCase(uri.getScheme())
                || "http".equalsIgnoreCase(uri.getScheme()));
      } catch (URISyntaxException e) {
        return false;
      }
    }

    private static String data(String base64, Place place) {
      if (!isBase64(base64)) {
        place.problem(ProblemCode.NOT_BASE64, "Send the file in standard Base64 with padding.");
      }
      return base64;
    }

    /** What is too large anyway is not decoded. */
    private static boolean isBase64(String text) {
      if (text.length() % 4 != 0 || text.length() > MOST_BASE64) {
        return text.length() % 4 == 0;
      }
      try {
        return Base64.getDecoder().decode(text).length > 0;
      } catch (IllegalArgumentException e) {
        return false;
      }
    }
  }
}
