package io.emgadapter.gateway.emg.bus;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/** A certificate authority of a test; what it makes is valid from a century before to one after. */
public final class Authority {
  private static final Duration CENTURY = Duration.ofDays(36_500);
  private static final char[] NO_PASSWORD = "x".toCharArray();
  private static final AtomicLong SERIAL = new AtomicLong(1);

  private final X500Name name;
  private final KeyPair keys = keys();
  private final X509Certificate certificate;

  /** Makes one that trusts itself. */
  public Authority(String name) {
    this.name = new X500Name("CN=" + name);
    this.certificate = make(this.name, keys, null, Instant.now().plus(CENTURY));
  }

  /** A certificate with its key. */
  public record Issued(X509Certificate certificate, KeyPair keys) {

    /** The certificate as PEM. */
    public String pem() {
      return Authority.pem(certificate);
    }

    /** The key as PEM, PKCS#8. */
    public String keyPem() {
      String coded = Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded());
      return "-----BEGIN PRIVATE KEY-----\n" + coded + "\n-----END PRIVATE KEY-----\n";
    }
  }

  /** For a host, by its name. */
  public Issued issue(String host) {
    return issue(host, Instant.now().plus(CENTURY));
  }

  /** One that is of the past. */
  public Issued expired(String host) {
    return issue(host, Instant.now().minus(Duration.ofDays(1)));
  }

  private Issued issue(String host, Instant until) {
    KeyPair own = keys();
    return new Issued(make(new X500Name("CN=" + host), own, host, until), own);
  }

  private X509Certificate make(X500Name subject, KeyPair of, @Nullable String host, Instant until) {
    try {
      var builder =
          new JcaX509v3CertificateBuilder(
              name,
              BigInteger.valueOf(SERIAL.getAndIncrement()),
              Date.from(Instant.now().minus(CENTURY)),
              Date.from(until),
              subject,
              of.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(host == null));
      if (host != null) {
        builder.addExtension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(new GeneralName(GeneralName.dNSName, host)));
      }
      var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
      return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    } catch (IOException | OperatorCreationException | GeneralSecurityException e) {
      throw new IllegalStateException("No certificate could be made.", e);
    }
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("No key could be made.", e);
    }
  }

  /** Its own certificate as PEM: what those trust who trust it. */
  public String pem() {
    return pem(certificate);
  }

  private static String pem(Object what) {
    var text = new StringWriter();
    try (var writer = new JcaPEMWriter(text)) {
      writer.writeObject(what);
    } catch (IOException e) {
      throw new IllegalStateException("It could not be written.", e);
    }
    return text.toString();
  }

  /** What a server needs that shows this certificate and trusts this authority's clients. */
  public SSLContext server(Issued own) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          "own", own.keys().getPrivate(), NO_PASSWORD, new X509Certificate[] {own.certificate()});
      store.setCertificateEntry("authority", certificate);
      var keyManagers = KeyManagerFactory.getInstance("PKIX");
      keyManagers.init(store, NO_PASSWORD);
      var trustManagers = TrustManagerFactory.getInstance("PKIX");
      trustManagers.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("No server could be made of it.", e);
    }
  }

  /** What a client needs that trusts this authority, with a certificate of its own or without. */
  public SslBundle client(@Nullable Issued own) {
    PemSslStoreDetails key =
        own == null
            ? null
            : PemSslStoreDetails.forCertificates(own.pem()).withPrivateKey(own.keyPem());
    return SslBundle.of(new PemSslStoreBundle(key, PemSslStoreDetails.forCertificate(pem())));
  }
}
