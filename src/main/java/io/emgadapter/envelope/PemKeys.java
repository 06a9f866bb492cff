package io.emgadapter.envelope;

import java.io.IOException;
import java.io.StringReader;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.bc.BcPEMDecryptorProvider;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.jspecify.annotations.Nullable;

/**
 * Keys from PEM text, whatever stands around them: the first private key, or all public keys.
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
    return publicKeys(pem).getFirst();
  }

  /**
   * Reads all public keys of a text, in the forms of {@link #publicKey}; there is at least one.
   *
   * @throws UnusableKey if there is no such key in the text
   */
  public static List<PublicKey> publicKeys(String pem) {
    List<Object> found = PemText.read(pem, "public");
    List<PublicKey> keys = PublicKeyPem.keys(found);
    if (keys.isEmpty()) {
      throw noPublicKey(found);
    }
    return keys;
  }

  /** The public keys and certificates that stand in the text of a private key; mostly none. */
  public static List<PublicKey> beside(String privatePem) {
    return PublicKeyPem.keys(PemText.read(privatePem, "private"));
  }

  private static UnusableKey noPrivateKey(List<Object> found) {
    boolean isPublic = !PublicKeyPem.keys(found).isEmpty();
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
            : found.stream().anyMatch(X509CertificateHolder.class::isInstance)
                ? "The PEM text holds certificates of authorities alone; supply the certificate of"
                    + " the key that signs."
                : "The PEM text holds no public key; supply one that starts with BEGIN PUBLIC KEY,"
                    + " BEGIN CERTIFICATE or BEGIN RSA PUBLIC KEY.");
  }

  /** The PEM blocks of a text, as Bouncy Castle holds them. */
  static final class PemText {
    private PemText() {}

    /**
     * Reads all blocks, of which there is at least one.
     *
     * @param sort {@code private} or {@code public}, for the sentence of a failure
     */
    static List<Object> read(String pem, String sort) {
      List<Object> found = blocks(pem, sort);
      if (found.isEmpty()) {
        throw new UnusableKey(
            "No PEM text found for the %s key; supply the text of the file, from its BEGIN line to its"
                    .formatted(sort)
                + " END line.");
      }
      return found;
    }

    private static List<Object> blocks(String pem, String sort) {
      var found = new ArrayList<Object>();
      try (var parser = new PEMParser(new StringReader(pem))) {
        for (Object block = parser.readObject(); block != null; block = parser.readObject()) {
          found.add(block);
        }
        return found;
      } catch (IOException | RuntimeException e) {
        throw new UnusableKey(
            "The PEM text for the %s key is cut off, damaged or of a kind not known; supply the whole"
                    .formatted(sort)
                + " file, as openssl writes it.");
      }
    }
  }

  /** Opens a PEM block that holds a private key, with its password where it has one. */
  static final class PrivateKeyPem {
    private PrivateKeyPem() {}

    static boolean isPrivate(Object block) {
      return block instanceof PrivateKeyInfo
          || block instanceof PKCS8EncryptedPrivateKeyInfo
          || block instanceof PEMKeyPair
          || block instanceof PEMEncryptedKeyPair;
    }

    static PrivateKeyInfo open(Object block, @Nullable String password) {
      return switch (block) {
        case PrivateKeyInfo plain -> plain;
        case PEMKeyPair plain -> plain.getPrivateKeyInfo();
        default -> decrypt(block, needed(password));
      };
    }

    private static char[] needed(@Nullable String password) {
      if (password == null || password.isEmpty()) {
        throw new UnusableKey(
            "The private key is encrypted and no password was given; supply its password.");
      }
      return password.toCharArray();
    }

    // A wrong password shows in many ways, by chance even as a key in broken encoding.
    private static PrivateKeyInfo decrypt(Object block, char[] password) {
      try {
        PrivateKeyInfo info = info(block, password);
        JdkKeys.privateKey(info);
        return info;
      } catch (Exception e) {
        throw new UnusableKey(
            "The password does not open the private key, or its encryption is not known; supply the"
                + " right password, or encrypt the key anew with openssl pkcs8 -topk8 -v2"
                + " aes-256-cbc.");
      }
    }

    private static PrivateKeyInfo info(Object block, char[] password) throws Exception {
      return switch (block) {
        case PKCS8EncryptedPrivateKeyInfo pkcs8 ->
            pkcs8.decryptPrivateKeyInfo(
                new JceOpenSSLPKCS8DecryptorProviderBuilder()
                    .setProvider(new BouncyCastleProvider())
                    .build(password));
        case PEMEncryptedKeyPair pkcs1 ->
            pkcs1.decryptKeyPair(new BcPEMDecryptorProvider(password)).getPrivateKeyInfo();
        default -> throw new IllegalArgumentException("not a private key");
      };
    }
  }
}
