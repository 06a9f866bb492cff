package io.emgadapter.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/**
 * What a company and Equinix exchange before the first order: keys, a Source, two queues. Made anew
 * for each sandbox.
 */
public final class Onboarding {
  /** The Source that Equinix assigned. */
  public static final String SOURCE = "3e095d30-40ff-11e9-8959-5be078353003";

  private final KeyPair customer = keyPair();
  private final KeyPair equinix = keyPair();
  private final Path folder;

  /** Makes it; key files go into this folder. */
  public Onboarding(Path folder) {
    this.folder = folder;
  }

  /** The customer's keys. */
  public KeyPair customer() {
    return customer;
  }

  /** Equinix's keys. */
  public KeyPair equinix() {
    return equinix;
  }

  /** The adapter's settings of the subscription {@code default}. */
  public Map<String, Object> settings(int port, String incoming, String outgoing) {
    return settings("default", SOURCE, port, incoming, outgoing);
  }

  /** The adapter's settings of a subscription of this name and Source, with the same keys. */
  public Map<String, Object> settings(
      String name, String source, int port, String incoming, String outgoing) {
    String prefix = "emg.subscriptions." + name + ".";
    return Map.of(
        prefix + "source", source,
        prefix + "incoming.connection-string", connectionString(port, incoming),
        prefix + "outgoing.connection-string", connectionString(port, outgoing),
        prefix + "signing.private-key",
            pem("customer-private.pem", "PRIVATE KEY", customer.getPrivate().getEncoded()),
        prefix + "verifying.public-keys",
            pem("equinix-public.pem", "PUBLIC KEY", equinix.getPublic().getEncoded()));
  }

  /** The customer's public key, for {@code openssl dgst -verify}. */
  public Path customerPublicKey() {
    pem("customer-public.pem", "PUBLIC KEY", customer.getPublic().getEncoded());
    return folder.resolve("customer-public.pem");
  }

  private static String connectionString(int port, String queue) {
    return "Endpoint=sb://%s:%d/;SharedAccessKeyName=%s;SharedAccessKey=%s;EntityPath=%s;UseDevelopmentEmulator=true"
        .formatted(EmbeddedBroker.HOST, port, EmbeddedBroker.USER, EmbeddedBroker.PASSWORD, queue);
  }

  private String pem(String file, String kind, byte[] der) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    Path path = folder.resolve(file);
    try {
      Files.writeString(
          path, "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return path.toUri().toString();
  }

  private static KeyPair keyPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has RSA", e);
    }
  }
}
