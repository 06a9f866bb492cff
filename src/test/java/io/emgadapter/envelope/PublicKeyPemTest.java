package io.emgadapter.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
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
    var from = Date.from(Instant.EPOCH);
    var signer = new JcaContentSignerBuilder(Signer.DEFAULT_ALGORITHM).build(by.getPrivate());
    return TestKeys.written(
        new X509v3CertificateBuilder(
                new X500Name(issuer),
                BigInteger.ONE,
                from,
                from,
                new X500Name(name),
                SubjectPublicKeyInfo.getInstance(of.getPublic().getEncoded()))
            .build(signer));
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
