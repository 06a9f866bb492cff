package io.emgadapter.envelope;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.List;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;

/**
 * Keys from PEM text. The first fitting key of the text is taken, whatever stands around it.
 *
 * <p>The keys are the JDK's own, so that any provider can work with them.
 */
public final class PemKeys {
  private PemKeys() {}

  /**
   * Reads a private key: PKCS#8, plain or encrypted, or PKCS#1, plain or in OpenSSL's old
   * encryption ({@code Proc-Type}).
   *
   * @param password what the key is encrypted with; null where it is not. Not looked at for a plain
   *     key
   * @throws UnusableKey if there is no such key in the text or it cannot be opened
   */
  public static PrivateKey privateKey(String pem, @Nullable String password) {
    List<Object> found = PemText.read(pem, "private");
    for (Object holder : found) {
      if (PrivateKeyPem.isPrivate(holder)) {
        return JdkKeys.privateKey(PrivateKeyPem.open(holder, password));
      }
    }
    throw noPrivateKey(found);
  }

  /**
   * Reads a public key: {@code BEGIN PUBLIC KEY}, an X.509 certificate, or PKCS#1 ({@code BEGIN RSA
   * PUBLIC KEY}). Of a certificate only the key is taken; neither its dates nor its issuer are
   * looked at.
   *
   * @throws UnusableKey if there is no such key in the text
   */
  public static PublicKey publicKey(String pem) {
    List<Object> found = PemText.read(pem, "public");
    for (Object holder : found) {
      SubjectPublicKeyInfo info = publicInfo(holder);
      if (info != null) {
        return JdkKeys.publicKey(info);
      }
    }
    throw noPublicKey(found);
  }

  private static @Nullable SubjectPublicKeyInfo publicInfo(Object holder) {
    return switch (holder) {
      case SubjectPublicKeyInfo info -> info;
      case X509CertificateHolder certificate -> certificate.getSubjectPublicKeyInfo();
      default -> null;
    };
  }

  private static UnusableKey noPrivateKey(List<Object> found) {
    boolean isPublic = found.stream().anyMatch(holder -> publicInfo(holder) != null);
    return new UnusableKey(
        isPublic
            ? "A public key stands where the private key is needed; supply the private key that"
                + " belongs to it."
            : "The PEM text holds no private key; supply one that starts with BEGIN PRIVATE KEY,"
                + " BEGIN ENCRYPTED PRIVATE KEY or BEGIN RSA PRIVATE KEY.");
  }

  private static UnusableKey noPublicKey(List<Object> found) {
    return new UnusableKey(
        found.stream().anyMatch(PrivateKeyPem::isPrivate)
            ? "A private key stands where a public key is needed; supply the public key or"
                + " certificate that Equinix gave."
            : "The PEM text holds no public key; supply one that starts with BEGIN PUBLIC KEY,"
                + " BEGIN CERTIFICATE or BEGIN RSA PUBLIC KEY.");
  }
}
