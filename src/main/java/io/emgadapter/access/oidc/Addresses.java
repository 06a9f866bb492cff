package io.emgadapter.access.oidc;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which addresses of an identity provider nobody else can listen to. */
final class Addresses {
  private static final Pattern THIS_HOST =
      Pattern.compile("http://(localhost|127[.]0[.]0[.]1|\\[::1])(:\\d+)?(/.*)?");

  private Addresses() {}

  /** Whether it is called over TLS, or without it on this host alone. */
  static boolean isSafe(String address) {
    return isOverTls(address) || isOnThisHost(address);
  }

  /** Whether an issuer may send the adapter there: over TLS, or as it is called itself. */
  static boolean isSafe(@Nullable Object address, String issuer) {
    return address instanceof String text
        && (isOverTls(text) || (isOnThisHost(text) && isOnThisHost(issuer)));
  }

  private static boolean isOverTls(String address) {
    return hasHost(address) && address.regionMatches(true, 0, "https:", 0, 6);
  }

  private static boolean isOnThisHost(String address) {
    return hasHost(address) && THIS_HOST.matcher(address).matches();
  }

  private static boolean hasHost(String text) {
    try {
      URI address = new URI(text);
      return address.getHost() != null && address.getRawUserInfo() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
