package io.emgadapter.subscription;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaMiscPEMGenerator;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/** Key files as a company has them, good and bad. */
final class KeyFiles {
  private static final KeyPair RSA = keyPair("RSA", 2048);
  private static final KeyPair EC = keyPair("EC", 256);

  private final Path folder;

  KeyFiles(Path folder) {
    this.folder = folder;
  }

  /** The forms of a private key. */
  enum Form {
    PKCS8,
    ENCRYPTED_PKCS8,
    PKCS1,
    ENCRYPTED_PKCS1
  }

  String pkcs8() {
    return write(Form.PKCS8, "");
  }

  String publicKey() {
    return file("public.pem", pem(RSA.getPublic()));
  }

  /** The file of this name in the tables of tests; other names stand for themselves. */
  String named(String name) {
    return switch (name) {
      case "PUBLIC" -> publicKey();
      case "PRIVATE" -> pkcs8();
      case "TEXT" -> file("text.pem", "s3cret, but no key");
      case "CUT" -> file("cut.pem", pem(RSA.getPrivate()).substring(0, 300));
      case "EC" -> file("ec.pem", pem(EC.getPrivate()));
      default -> name;
    };
  }

  /** Writes the private key in this form, where it is encrypted with this password. */
  String write(Form form, String password) {
    try {
      return file(form + ".pem", pem(object(form, password.toCharArray())));
    } catch (OperatorCreationException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object object(Form form, char[] password)
      throws OperatorCreationException, IOException {
    var provider = new BouncyCastleProvider();
    return switch (form) {
      case PKCS8 -> new JcaPKCS8Generator(RSA.getPrivate(), null);
      case ENCRYPTED_PKCS8 ->
          new JcaPKCS8Generator(
              RSA.getPrivate(),
              new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
                  .setProvider(provider)
                  .setPassword(password)
                  .build());
      case PKCS1 -> new JcaMiscPEMGenerator(RSA.getPrivate());
      case ENCRYPTED_PKCS1 ->
          new JcaMiscPEMGenerator(
              RSA.getPrivate(),
              new JcePEMEncryptorBuilder("AES-128-CBC").setProvider(provider).build(password));
    };
  }

  private String file(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text).toUri().toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String pem(Object object) {
    var text = new StringWriter();
    try (var pem = new JcaPEMWriter(text)) {
      pem.writeObject(object);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static KeyPair keyPair(String kind, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
