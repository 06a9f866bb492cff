package io.emgadapter.order;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file at Equinix: by its id, or to be had from a URL with the subscription's own key.
 *
 * @param name as Equinix says; null if it does not
 * @param id at Equinix's Attachments API
 * @param url without a key
 */
public record NamedFile(@Nullable String name, @Nullable String id, @Nullable String url) {
  private static final Pattern KEY = Pattern.compile("[?#].*", Pattern.DOTALL);

  /** A key that came with the URL is left out: it is a secret, and it ends soon. */
  public NamedFile {
    String plain = url == null ? "" : KEY.matcher(url).replaceFirst("");
    url = plain.isEmpty() ? null : plain;
  }
}
