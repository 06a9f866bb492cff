package io.emgadapter.envelope;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A signature algorithm, by a name of the Java Security Standard Algorithm Names: RSA PKCS#1 v1.5
 * ({@code SHA256withRSA}), RSASSA-PSS ({@code SHA256withRSAandMGF1}), ECDSA ({@code
 * SHA256withECDSA} in DER, {@code SHA256withECDSAinP1363Format} as r and s), {@code Ed25519}.
 *
 * <p>Of PSS the names leave something open, and providers differ: here the mask is MGF1 with the
 * digest that the name says, and the salt is as long as that digest (RFC 8017, 9.1), which is what
 * TLS 1.3 and JWS use too. {@code RSASSA-PSS} alone means SHA-256.
 *
 * @param name how it is asked for
 * @param service what every provider calls it
 * @param parameters what the service must be told; null for nothing
 */
record SignatureAlgorithm(
    String name, String service, @Nullable AlgorithmParameterSpec parameters) {
  private static final String PSS = "RSASSA-PSS";
  private static final Pattern MGF1 = Pattern.compile("(?i)SHA(256|384|512)withRSAandMGF1");

  /** The algorithm of this name, whether or not anybody provides it. */
  static SignatureAlgorithm of(String name) {
    Matcher pss = MGF1.matcher(name);
    if (pss.matches()) {
      return new SignatureAlgorithm(name, PSS, pss(Integer.parseInt(pss.group(1))));
    }
    return new SignatureAlgorithm(name, name, name.equalsIgnoreCase(PSS) ? pss(256) : null);
  }

  private static PSSParameterSpec pss(int bits) {
    String digest = "SHA-" + bits;
    return new PSSParameterSpec(
        digest,
        "MGF1",
        new MGF1ParameterSpec(digest),
        bits / Byte.SIZE,
        PSSParameterSpec.TRAILER_FIELD_BC);
  }

  /**
   * A Signature that is yet to be given its key.
   *
   * @param provider null for the JDK's own choice
   */
  Signature signature(@Nullable Provider provider) throws GeneralSecurityException {
    Signature signature =
        provider == null
            ? Signature.getInstance(service)
            : Signature.getInstance(calledBy(provider), provider);
    if (parameters != null) {
      signature.setParameter(parameters);
    }
    return signature;
  }

  /** Bouncy Castle has a name of its own for r and s. */
  private String calledBy(Provider provider) {
    String own = service.replace("withECDSAinP1363Format", "withPLAIN-ECDSA");
    return provider.getService("Signature", service) == null ? own : service;
  }
}
