package io.emgadapter.envelope;

import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.bc.BcPEMDecryptorProvider;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.jspecify.annotations.Nullable;

/** Opens a PEM block that holds a private key, with its password where it has one. */
final class PrivateKeyPem {
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
