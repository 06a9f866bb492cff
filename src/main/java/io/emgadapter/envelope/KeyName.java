package io.emgadapter.envelope;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.interfaces.ECKey;
import java.security.interfaces.EdECKey;
import java.security.interfaces.RSAKey;
import java.util.HexFormat;

/**
 * What two people compare a key by, without showing it.
 *
 * @param fingerprint {@code sha256:} and the SHA-256 of the public key's SubjectPublicKeyInfo in
 *     hex, as {@code openssl pkey -pubin -in public.pem -outform der | sha256sum} prints it
 * @param kind such as {@code RSA 2048}, {@code EC 256} or {@code Ed25519}
 */
public record KeyName(String fingerprint, String kind) {

  /** The name of a key; of a pair, give the public half. */
  public static KeyName of(PublicKey key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
      return new KeyName("sha256:" + HexFormat.of().formatHex(digest), kind(key));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  /** Whether it is an RSA key of fewer bits. */
  public boolean isShorterThan(int bits) {
    return kind.startsWith("RSA") && Integer.parseInt(kind.substring(kind.indexOf(' ') + 1)) < bits;
  }

  @Override
  public String toString() {
    return fingerprint + " (" + kind + ")";
  }

  private static String kind(PublicKey key) {
    return switch (key) {
      case RSAKey rsa -> key.getAlgorithm() + " " + rsa.getModulus().bitLength();
      case ECKey ec -> "EC " + ec.getParams().getCurve().getField().getFieldSize();
      case EdECKey ed -> ed.getParams().getName();
      default -> key.getAlgorithm();
    };
  }
}
