package io.emgadapter.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.Security;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaMiscPEMGenerator;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemKeysTest {
  private static final KeyPair KEYS = TestKeys.RSA;
  private static final byte[] PRIVATE = KEYS.getPrivate().getEncoded();
  private static final byte[] PUBLIC = KEYS.getPublic().getEncoded();

  @Test
  void pkcs8() {
    assertThat(PemKeys.privateKey(TestKeys.block("PRIVATE KEY", PRIVATE), null))
        .isEqualTo(KEYS.getPrivate());
  }

  @Test
  void encryptedPkcs8() throws Exception {
    assertThat(PemKeys.privateKey(encryptedPkcs8("pass word"), "pass word"))
        .isEqualTo(KEYS.getPrivate());
  }

  @Test
  void pkcs1() throws IOException {
    byte[] der =
        PrivateKeyInfo.getInstance(PRIVATE).parsePrivateKey().toASN1Primitive().getEncoded();
    assertThat(PemKeys.privateKey(TestKeys.block("RSA PRIVATE KEY", der), null))
        .isEqualTo(KEYS.getPrivate());
  }

  @Test
  void encryptedPkcs1() throws IOException {
    String pem = encryptedPkcs1("pass word");
    assertThat(pem).contains("Proc-Type: 4,ENCRYPTED");
    assertThat(PemKeys.privateKey(pem, "pass word")).isEqualTo(KEYS.getPrivate());
  }

  @Test
  void publicKey() {
    assertThat(PemKeys.publicKey(TestKeys.block("PUBLIC KEY", PUBLIC))).isEqualTo(KEYS.getPublic());
  }

  @Test
  void pkcs1PublicKey() throws IOException {
    byte[] der = SubjectPublicKeyInfo.getInstance(PUBLIC).parsePublicKey().getEncoded();
    assertThat(PemKeys.publicKey(TestKeys.block("RSA PUBLIC KEY", der)))
        .isEqualTo(KEYS.getPublic());
  }

  @Test
  void certificate() throws Exception {
    assertThat(PemKeys.publicKey(certificatePem())).isEqualTo(KEYS.getPublic());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void aKeyAmongOtherThingsIsFound(String lineEnd) throws Exception {
    String file =
        "Bag Attributes\n  name: x\n" + certificatePem() + TestKeys.block("PRIVATE KEY", PRIVATE);
    String pem = file.replace("\n", lineEnd);
    assertThat(PemKeys.privateKey(pem, null)).isEqualTo(KEYS.getPrivate());
    assertThat(PemKeys.publicKey(pem)).isEqualTo(KEYS.getPublic());
  }

  @Test
  void ecKeysAreReadToo() {
    KeyPair ec = TestKeys.EC;
    assertThat(
            PemKeys.privateKey(TestKeys.block("PRIVATE KEY", ec.getPrivate().getEncoded()), null))
        .isEqualTo(ec.getPrivate());
    assertThat(PemKeys.publicKey(TestKeys.block("PUBLIC KEY", ec.getPublic().getEncoded())))
        .isEqualTo(ec.getPublic());
  }

  @Test
  void bouncyCastleIsNotRegisteredForAll() throws Exception {
    PemKeys.privateKey(encryptedPkcs8("pw"), "pw");
    assertThat(Security.getProvider("BC")).isNull();
  }

  static String encryptedPkcs8(String password) throws Exception {
    var encryptor =
        new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
            .setProvider(new BouncyCastleProvider())
            .setPassword(password.toCharArray())
            .build();
    return TestKeys.written(new JcaPKCS8Generator(KEYS.getPrivate(), encryptor));
  }

  static String encryptedPkcs1(String password) throws IOException {
    return TestKeys.written(
        new JcaMiscPEMGenerator(
            KEYS.getPrivate(),
            new JcePEMEncryptorBuilder("AES-128-CBC")
                .setProvider(new BouncyCastleProvider())
                .build(password.toCharArray())));
  }

  static String certificatePem() throws Exception {
    var name = new X500Name("CN=test");
    var from = Date.from(Instant.EPOCH);
    var signer = new JcaContentSignerBuilder(Signer.DEFAULT_ALGORITHM).build(KEYS.getPrivate());
    var info = SubjectPublicKeyInfo.getInstance(PUBLIC);
    return TestKeys.written(
        new X509v3CertificateBuilder(name, BigInteger.ONE, from, from, name, info).build(signer));
  }
}
