package io.emgadapter.envelope;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/** The two halves of a pair: the public one of a private key, and whether they belong together. */
public final class KeyPairs {
  private static final byte[] TRIAL = "trial".getBytes(StandardCharsets.UTF_8);

  private KeyPairs() {}

  /**
   * The public half.
   *
   * @throws UnusableKey if the private key is of a kind that does not contain it
   */
  public static PublicKey publicHalf(PrivateKey key) {
    try {
      PrivateKeyInfo info = PrivateKeyInfo.getInstance(key.getEncoded());
      SubjectPublicKeyInfo half =
          SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(
              publicHalf(PrivateKeyFactory.createKey(info)));
      // A key for PSS alone says so, and its public half too.
      return JdkKeys.publicKey(
          new SubjectPublicKeyInfo(
              info.getPrivateKeyAlgorithm(), half.getPublicKeyData().getBytes()));
    } catch (IOException | RuntimeException e) {
      throw new UnusableKey(
          "The private key does not say which public key belongs to it; supply it as openssl pkcs8"
              + " -topk8 writes it.");
    }
  }

  private static AsymmetricKeyParameter publicHalf(AsymmetricKeyParameter key) {
    return switch (key) {
      case RSAPrivateCrtKeyParameters rsa ->
          new RSAKeyParameters(false, rsa.getModulus(), rsa.getPublicExponent());
      case ECPrivateKeyParameters ec ->
          new ECPublicKeyParameters(
              ec.getParameters().getG().multiply(ec.getD()), ec.getParameters());
      case Ed25519PrivateKeyParameters ed -> ed.generatePublicKey();
      default -> throw new IllegalArgumentException("a kind of key that is not known");
    };
  }

  /**
   * Signs and verifies once for a trial: a file that was damaged, or put together from two, shows
   * only so.
   *
   * @param half the {@link #publicHalf}
   * @param beside public keys that came with the private one; none, or one of them is its half
   * @throws UnusableKey if they do not belong together
   */
  public static void check(
      Signer signer, PublicKey half, List<PublicKey> beside, String algorithm) {
    KeyName name = KeyName.of(half);
    boolean fits = beside.isEmpty() || beside.stream().map(KeyName::of).anyMatch(name::equals);
    Verifier verifier = new Verifier(List.of(half), algorithm);
    if (!fits || !verifier.verify(TRIAL, signer.sign(TRIAL))) {
      throw new UnusableKey(
          "The private key and the public key beside it do not belong together, or the key is"
              + " damaged; supply both from one pair.");
    }
  }
}
