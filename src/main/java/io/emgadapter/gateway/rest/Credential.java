package io.emgadapter.gateway.rest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What a token is asked for with.
 *
 * @param subscription whose it is
 * @param baseUrl where it is valid
 */
record Credential(String subscription, String baseUrl, String clientId, String clientSecret) {

  static Credential of(String subscription, RestAccount account) {
    return new Credential(
        subscription, account.baseUrl(), account.clientId(), account.clientSecret());
  }

  /** Names it without telling it: another secret, or another address, is another credential. */
  byte[] digest() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (String part : new String[] {"emg-adapter rest", baseUrl, clientId, clientSecret}) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        sha.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        sha.update(bytes);
      }
      return sha.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  /** Without itself. */
  @Override
  public String toString() {
    return "Credential[" + subscription + "]";
  }
}
