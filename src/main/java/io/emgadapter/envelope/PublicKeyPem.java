package io.emgadapter.envelope;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.jspecify.annotations.Nullable;

/** The public keys among the PEM blocks of a text. */
final class PublicKeyPem {
  private PublicKeyPem() {}

  /**
   * All of them, in their order. Of a chain of certificates only the key at its end: who issued a
   * certificate has not signed Tasks with the key of the issuer, and an authority (RFC 5280,
   * 4.2.1.9) signs certificates. A certificate that signed itself is an end unless it issued
   * another one or its own {@code keyUsage} leaves signatures out, because {@code openssl req
   * -x509} calls each an authority. One that was renewed with the same key stands beside the one of
   * before.
   */
  static List<PublicKey> keys(List<Object> blocks) {
    List<X509CertificateHolder> certificates =
        blocks.stream()
            .filter(X509CertificateHolder.class::isInstance)
            .map(X509CertificateHolder.class::cast)
            .toList();
    List<PublicKey> keys = new ArrayList<>();
    for (Object block : blocks) {
      switch (block) {
        case SubjectPublicKeyInfo info -> keys.add(JdkKeys.publicKey(info));
        case X509CertificateHolder certificate when isLeaf(certificate, certificates) ->
            keys.add(JdkKeys.publicKey(certificate.getSubjectPublicKeyInfo()));
        default -> {}
      }
    }
    return keys;
  }

  private static boolean isLeaf(
      X509CertificateHolder certificate, List<X509CertificateHolder> all) {
    return !isAuthority(certificate)
        && all.stream()
            .filter(other -> !isSelfIssued(other))
            .noneMatch(other ->
                other.getIssuer().equals(certificate.getSubject()) && issued(certificate, other));
  }

  private static boolean isAuthority(X509CertificateHolder certificate) {
    Extensions extensions = certificate.getExtensions();
    if (extensions == null || !isCa(BasicConstraints.fromExtensions(extensions))) {
      return false;
    }
    KeyUsage usage = KeyUsage.fromExtensions(extensions);
    boolean signs = usage == null || usage.hasUsages(KeyUsage.digitalSignature);
    return !isSelfIssued(certificate) || !signs;
  }

  private static boolean isCa(@Nullable BasicConstraints basic) {
    return basic != null && basic.isCA();
  }

  private static boolean isSelfIssued(X509CertificateHolder certificate) {
    return certificate.getIssuer().equals(certificate.getSubject());
  }

  private static boolean issued(X509CertificateHolder issuer, X509CertificateHolder other) {
    try {
      PublicKey key = JdkKeys.publicKey(issuer.getSubjectPublicKeyInfo());
      new JcaX509CertificateConverter().getCertificate(other).verify(key);
      return true;
    } catch (GeneralSecurityException | UnusableKey e) {
      return false;
    }
  }
}
