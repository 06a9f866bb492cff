package io.emgadapter.envelope;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** From Bouncy Castle's holders of keys to the JDK's keys. */
final class JdkKeys {
  private JdkKeys() {}

  static PrivateKey privateKey(PrivateKeyInfo info) {
    try {
      return KeyFactory.getInstance(kind(info.getPrivateKeyAlgorithm()))
          .generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
    } catch (GeneralSecurityException | IOException e) {
      throw unusable("private");
    }
  }

  static PublicKey publicKey(SubjectPublicKeyInfo info) {
    try {
      return KeyFactory.getInstance(kind(info.getAlgorithm()))
          .generatePublic(new X509EncodedKeySpec(info.getEncoded()));
    } catch (GeneralSecurityException | IOException e) {
      throw unusable("public");
    }
  }

  private static String kind(AlgorithmIdentifier algorithm) {
    var id = algorithm.getAlgorithm();
    if (id.equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
      return "RSASSA-PSS";
    }
    if (id.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
      return "EC";
    }
    if (id.equals(EdECObjectIdentifiers.id_Ed25519)) {
      return "Ed25519";
    }
    return "RSA"; // which refuses the encoding of any other kind
  }

  private static UnusableKey unusable(String sort) {
    return new UnusableKey(
        "The %s key is damaged or of a kind not known; supply an RSA key of 2048 bits or more."
            .formatted(sort));
  }
}
