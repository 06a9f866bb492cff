package io.emgadapter.bench.peer;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * An RSA key of 2048 bits whose owner signs in microseconds, while verifying costs what it costs
 * with any key. So the peer that signs an Ack for every order takes no CPU from what is measured.
 *
 * <p>Its modulus is a product of primes p whose p - 1 all divide one small number L. Then x^L = 1
 * for every x, and the private exponent is as short as L: 46 bits in place of 2048. Anybody can
 * factor it: it protects nothing and serves the benchmark alone.
 */
public final class CheapKey {
  private static final BigInteger E = BigInteger.valueOf(65_537);
  private static final int BITS = 2048;
  private static final int SMALLEST = 1_000; // some providers refuse a modulus with smaller factors
  private static final int[][] L = {
    {2, 6}, {3, 3}, {5, 2}, {7, 1}, {11, 1}, {13, 1}, {17, 1}, {19, 1}, {23, 1}
  };

  /** Of a SHA-256 digest in a signature (RFC 8017, 9.2). */
  private static final byte[] DIGEST_INFO =
      HexFormat.of().parseHex("3031300d060960864801650304020105000420");

  private final BigInteger modulus;
  private final BigInteger exponent;

  /** Always the same one, so that every process can make it. */
  public CheapKey() {
    this.modulus = modulus(primes());
    this.exponent = E.modInverse(product());
  }

  private static BigInteger product() {
    BigInteger product = BigInteger.ONE;
    for (int[] power : L) {
      product = product.multiply(BigInteger.valueOf(power[0]).pow(power[1]));
    }
    return product;
  }

  /** Every prime that is one more than a divisor of L, rising. */
  private static List<BigInteger> primes() {
    List<BigInteger> divisors = new ArrayList<>(List.of(BigInteger.ONE));
    for (int[] power : L) {
      List<BigInteger> more = new ArrayList<>();
      for (int exponent = 0; exponent <= power[1]; exponent++) {
        BigInteger factor = BigInteger.valueOf(power[0]).pow(exponent);
        divisors.forEach(divisor -> more.add(divisor.multiply(factor)));
      }
      divisors = more;
    }
    return divisors.stream()
        .map(divisor -> divisor.add(BigInteger.ONE))
        .filter(each -> each.compareTo(BigInteger.valueOf(SMALLEST)) > 0)
        .filter(each -> each.isProbablePrime(40))
        .sorted()
        .toList();
  }

  private static BigInteger modulus(List<BigInteger> primes) {
    BigInteger product = BigInteger.ONE;
    for (BigInteger prime : primes) {
      BigInteger next = product.multiply(prime);
      if (product.bitLength() < BITS && next.bitLength() <= BITS) {
        product = next;
      }
      if (product.bitLength() == BITS) {
        return product;
      }
      BigInteger last = ending(product, primes);
      if (last != null) {
        return last;
      }
    }
    throw new IllegalStateException("There are too few primes for a key.");
  }

  private static @org.jspecify.annotations.Nullable BigInteger ending(
      BigInteger product, List<BigInteger> primes) {
    if (product.bitLength() < BITS - 40) {
      return null;
    }
    return primes.reversed().stream()
        .filter(prime -> product.mod(prime).signum() != 0)
        .map(product::multiply)
        .filter(whole -> whole.bitLength() == BITS)
        .findFirst()
        .orElse(null);
  }

  /** What the other side verifies with. */
  public PublicKey publicKey() {
    try {
      return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, E));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Signs by SHA256withRSA, in Base64. */
  public String sign(byte[] text) {
    byte[] signature = new BigInteger(1, padded(text)).modPow(exponent, modulus).toByteArray();
    byte[] whole = new byte[BITS / 8];
    int length = Math.min(signature.length, whole.length);
    System.arraycopy(signature, signature.length - length, whole, whole.length - length, length);
    return Base64.getEncoder().encodeToString(whole);
  }

  private static byte[] padded(byte[] text) {
    byte[] padded = new byte[BITS / 8];
    byte[] digest = sha256(text);
    Arrays.fill(padded, (byte) 0xff);
    padded[0] = 0;
    padded[1] = 1;
    int at = padded.length - digest.length - DIGEST_INFO.length;
    padded[at - 1] = 0;
    System.arraycopy(DIGEST_INFO, 0, padded, at, DIGEST_INFO.length);
    System.arraycopy(digest, 0, padded, at + DIGEST_INFO.length, digest.length);
    return padded;
  }

  private static byte[] sha256(byte[] text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
