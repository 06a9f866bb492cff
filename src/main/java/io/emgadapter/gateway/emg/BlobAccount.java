package io.emgadapter.gateway.emg;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The Azure Blob container in which the messaging gateway finds the files of orders, as Equinix
 * issues it at onboarding. Settings {@code emg.subscriptions.<name>.blob.*}.
 *
 * @param container the address of the container, such as {@code
 *     https://account.blob.core.windows.net/container}; https, except on this machine
 * @param uploadKey the SAS token that may create a blob there
 * @param downloadKey the SAS token with which files are fetched that Equinix names by a Url on the
 *     same host; without it none of those is fetched
 */
public record BlobAccount(String container, String uploadKey, @Nullable String downloadKey) {
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

  /** Absent texts become empty, so that {@link #problem} finds them; keys lose a leading mark. */
  public BlobAccount {
    container = Objects.requireNonNullElse(container, "").replaceFirst("/+$", "");
    uploadKey = plain(Objects.requireNonNullElse(uploadKey, ""));
    downloadKey = downloadKey == null || downloadKey.isBlank() ? null : plain(downloadKey);
  }

  private static String plain(String key) {
    return key.strip().replaceFirst("^\\?", "");
  }

  /** What is wrong with it, as the setting and a sentence. */
  public Optional<Map.Entry<String, String>> problem() {
    if (!isContainer()) {
      return Optional.of(
          Map.entry(
              "container",
              "supply the https address of the container, without a key: that has its own setting."));
    }
    if (uploadKey.isEmpty() || !isUrl(container + "/a?" + uploadKey)) {
      return Optional.of(Map.entry("upload-key", "supply the SAS token as Equinix issued it."));
    }
    return downloadKey == null || isUrl(container + "/a?" + downloadKey)
        ? Optional.empty()
        : Optional.of(Map.entry("download-key", "supply the SAS token as Equinix issued it."));
  }

  private boolean isContainer() {
    if (!isUrl(container)) {
      return false;
    }
    URI url = URI.create(container);
    boolean safe =
        "https".equalsIgnoreCase(url.getScheme())
            || ("http".equalsIgnoreCase(url.getScheme()) && THIS_MACHINE.contains(url.getHost()));
    return safe
        && url.getRawUserInfo() == null
        && url.getRawQuery() == null
        && url.getRawFragment() == null
        && url.getRawPath().length() > 1;
  }

  private static boolean isUrl(String text) {
    try {
      return URI.create(text).getHost() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Where a blob of this name is, without a key. */
  String blob(String name) {
    return container + "/" + name;
  }

  /** The same address with the key that may create it. */
  URI toCreate(String blob) {
    return URI.create(blob + "?" + uploadKey);
  }

  /**
   * A file's address with the key that may read it; empty unless it is on the host of the
   * container, because the key goes to no other.
   */
  Optional<URI> toRead(String url) {
    try {
      URI file = new URI(url);
      URI own = URI.create(container);
      boolean same =
          own.getScheme().equalsIgnoreCase(file.getScheme())
              && own.getHost().equalsIgnoreCase(Objects.requireNonNullElse(file.getHost(), ""))
              && own.getPort() == file.getPort()
              && file.getRawUserInfo() == null
              && file.getRawQuery() == null
              && file.getRawFragment() == null;
      return downloadKey != null && same
          ? Optional.of(new URI(url + "?" + downloadKey))
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Without the keys. */
  @Override
  public String toString() {
    return "BlobAccount[" + container + "]";
  }
}
