package io.emgadapter.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;

/** Which of the public keys of one file are Equinix's. */
class PublicKeyPemTest {
  private static final KeyPair OLD = TestKeys.RSA;
  private static final KeyPair NEW = TestKeys.OTHER_RSA;

  private static String certificate(KeyPair of, String name, KeyPair by, String issuer)
      throws Exception {
    return written(builder(of, name, issuer, 1), by);
  }

  /** Of an authority, with this usage of its key; 0 for one that does not say. */
  private static String authority(KeyPair of, String name, KeyPair by, String issuer, int usage)
      throws Exception {
    X509v3CertificateBuilder builder = builder(of, name, issuer, 1);
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
    if (usage != 0) {
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
    }
    return written(builder, by);
  }

  private static X509v3CertificateBuilder builder(
      KeyPair of, String name, String issuer, int number) {
    var from = Date.from(Instant.EPOCH);
    return new X509v3CertificateBuilder(
        new X500Name(issuer),
        BigInteger.valueOf(number),
        from,
        from,
        new X500Name(name),
        SubjectPublicKeyInfo.getInstance(of.getPublic().getEncoded()));
  }

  private static String written(X509v3CertificateBuilder builder, KeyPair by) throws Exception {
    var signer = new JcaContentSignerBuilder(Signer.DEFAULT_ALGORITHM).build(by.getPrivate());
    return TestKeys.written(builder.build(signer));
  }

  @Test
  void aCertificateThatWasRenewedWithItsKeyIsThatKeyStill() throws Exception {
    String renewed =
        written(builder(OLD, "CN=equinix", "CN=equinix", 1), OLD)
            + written(builder(OLD, "CN=equinix", "CN=equinix", 2), OLD);

    assertThat(PemKeys.publicKeys(renewed)).containsOnly(OLD.getPublic());
  }

  @Test
  void anAuthorityWhoseCertificatesAreNotThereIsNotBelieved() throws Exception {
    String leafAndRoot =
        certificate(OLD, "CN=equinix", NEW, "CN=between")
            + authority(NEW, "CN=root", NEW, "CN=root", KeyUsage.keyCertSign);
    assertThat(PemKeys.publicKeys(leafAndRoot)).containsExactly(OLD.getPublic());

    String between = authority(NEW, "CN=between", OLD, "CN=root", 0);
    assertThatThrownBy(() -> PemKeys.publicKeys(between))
        .isInstanceOf(UnusableKey.class)
        .hasMessageContaining("the certificate of the key that signs");
  }

  @Test
  void aCertificateThatOpensslMadeOfItselfIsAKey() throws Exception {
    assertThat(PemKeys.publicKeys(authority(OLD, "CN=equinix", OLD, "CN=equinix", 0)))
        .containsExactly(OLD.getPublic());
  }

  private static String key(KeyPair of) {
    return TestKeys.block("PUBLIC KEY", of.getPublic().getEncoded());
  }

  @Test
  void theOldAndTheNewKeyStandInOneFile() {
    assertThat(PemKeys.publicKeys(key(NEW) + key(OLD)))
        .containsExactly(NEW.getPublic(), OLD.getPublic());
  }

  @Test
  void twoCertificatesOfOneNameThatSignedThemselvesAreTwoKeys() throws Exception {
    String both =
        certificate(OLD, "CN=equinix", OLD, "CN=equinix")
            + certificate(NEW, "CN=equinix", NEW, "CN=equinix");

    assertThat(PemKeys.publicKeys(both)).containsExactly(OLD.getPublic(), NEW.getPublic());
  }

  @Test
  void whoIssuedACertificateOfTheFileIsNotBelieved() throws Exception {
    String chain =
        certificate(OLD, "CN=equinix", NEW, "CN=issuer")
            + certificate(NEW, "CN=issuer", NEW, "CN=issuer");

    assertThat(PemKeys.publicKeys(chain)).containsExactly(OLD.getPublic());
  }
}
