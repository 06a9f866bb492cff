package io.emgadapter.outbound;

import io.emgadapter.outbound.ByWay.UnusableBundle;
import io.emgadapter.outbound.HttpProxy.ProxyTrouble;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a proxy or a certificate on the way, and where to mend it. */
public final class WayTrouble {
  private WayTrouble() {}

  /** Null where the error is of another kind. */
  public static @Nullable String of(@Nullable Throwable error) {
    List<Throwable> causes =
        Stream.iterate(error, Objects::nonNull, Throwable::getCause).limit(20).toList();
    return causes.stream()
        .map(WayTrouble::sentence)
        .filter(Objects::nonNull)
        .reduce((_, deeper) -> deeper)
        .orElse(null);
  }

  private static @Nullable String sentence(@Nullable Throwable cause) {
    String said = cause == null || cause.getMessage() == null ? "" : cause.getMessage();
    return switch (cause) {
      case ProxyTrouble _ -> said;
      case UnusableBundle _ -> "the ssl-bundle cannot be used: look at its files";
      case CertificateExpiredException _ -> "the other side's certificate has expired";
      case CertPathBuilderException _ ->
          "the other side's certificate is not trusted: put the certificate of its authority, or of"
              + " the device that opens TLS on the way, into the ssl-bundle";
      case CertificateException _ when said.contains("matching") ->
          "the other side's certificate is for another name";
      case SSLException _ when said.contains("alert") && isAboutUs(said) ->
          "the other side does not take our client certificate, or asks for one: look at the"
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
