package io.emgadapter.gateway.emg;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a certificate, and where to mend it. */
final class TlsTrouble {
  private TlsTrouble() {}

  /** Null where the error is of another kind. */
  static @Nullable String of(@Nullable Throwable error) {
    List<Throwable> causes =
        Stream.iterate(error, Objects::nonNull, Throwable::getCause).limit(20).toList();
    return causes.stream()
        .map(TlsTrouble::sentence)
        .filter(Objects::nonNull)
        .reduce((_, deeper) -> deeper)
        .orElse(null);
  }

  private static @Nullable String sentence(@Nullable Throwable cause) {
    String said = cause == null || cause.getMessage() == null ? "" : cause.getMessage();
    return switch (cause) {
      case CertificateExpiredException _ -> "the broker's certificate has expired";
      case CertPathBuilderException _ ->
          "the broker's certificate is not trusted: put the certificate of its authority, or of the"
              + " device that opens TLS on the way, into the link's ssl-bundle";
      case CertificateException _ when said.contains("matching") ->
          "the broker's certificate is for another name";
      case SSLException _ when said.contains("alert") && isAboutUs(said) ->
          "the broker does not take our client certificate, or asks for one: look at the link's"
              + " ssl-bundle ("
              + said
              + ")";
      case null, default -> null;
    };
  }

  private static boolean isAboutUs(String alert) {
    return Stream.of("certificate", "unknown_ca", "access_denied").anyMatch(alert::contains);
  }
}
