package io.emgadapter.envelope;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;

/** The public keys among the PEM blocks of a text. */
final class PublicKeyPem {
  private PublicKeyPem() {}

  /**
   * All of them, in their order. Of a chain of certificates only the key at its end: who issued a
   * certificate has not signed Tasks with the key of the issuer.
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
        case X509CertificateHolder certificate when !isIssuer(certificate, certificates) ->
            keys.add(JdkKeys.publicKey(certificate.getSubjectPublicKeyInfo()));
        default -> {}
      }
    }
    return keys;
  }

  private static boolean isIssuer(
      X509CertificateHolder certificate, List<X509CertificateHolder> all) {
    return all.stream()
        .filter(other -> !other.equals(certificate))
        .filter(other -> other.getIssuer().equals(certificate.getSubject()))
        .anyMatch(other -> issued(certificate, other));
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
