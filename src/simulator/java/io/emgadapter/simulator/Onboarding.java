package io.emgadapter.simulator;

import io.emgadapter.simulator.rest.BlobDesk;
import io.emgadapter.simulator.rest.OAuth;
import io.emgadapter.simulator.rest.RestSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * What a company and Equinix exchange before the first order: keys, a Source, two queues. The keys
 * are PEM files in a folder: {@code customer-private.pem}, {@code customer-public.pem}, {@code
 * equinix-private.pem} and {@code equinix-public.pem}. Pairs that are there are used, others made.
 */
public final class Onboarding {
  /** The Source that Equinix assigned. */
  public static final String SOURCE = "3e095d30-40ff-11e9-8959-5be078353003";

  private static final String PRIVATE = "PRIVATE KEY";
  private static final String PUBLIC = "PUBLIC KEY";

  private final Path folder;
  private final KeyPair customer;
  private final KeyPair equinix;

  /** Reads or makes the keys in this folder. */
  public Onboarding(Path folder) {
    this.folder = folder;
    try {
      this.customer = keys("customer");
      this.equinix = keys("equinix");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The customer's keys. */
  public KeyPair customer() {
    return customer;
  }

  /** Equinix's keys. */
  public KeyPair equinix() {
    return equinix;
  }

  /** What Equinix has of them: its own private key and the customer's public one. */
  public Keys keys() {
    return new Keys(customer.getPublic(), equinix.getPrivate());
  }

  /** The adapter's settings of the subscription {@code default}, for its two queues. */
  public Map<String, Object> settings(Wiring wiring) {
    return settings("default", SOURCE, wiring);
  }

  /** The adapter's settings of a subscription of this name and Source, with the same keys. */
  public Map<String, Object> settings(String name, String source, Wiring wiring) {
    String prefix = "emg.subscriptions." + name + ".";
    return Map.of(
        prefix + "source", source,
        prefix + "incoming.connection-string", connectionString(wiring, wiring.incoming()),
        prefix + "outgoing.connection-string", connectionString(wiring, wiring.outgoing()),
        prefix + "signing.private-key", file("customer-private.pem").toUri().toString(),
        prefix + "verifying.public-keys", file("equinix-public.pem").toUri().toString());
  }

  /** The adapter's settings of a subscription of this name, for the REST APIs. */
  public static Map<String, Object> restSettings(String name, RestSimulator rest) {
    Map<String, Object> settings = new HashMap<>();
    String prefix = "emg.subscriptions." + name + ".rest.";
    settings.put(prefix + "base-url", rest.baseUrl());
    settings.put(prefix + "client-id", OAuth.CLIENT_ID);
    settings.put(prefix + "client-secret", OAuth.CLIENT_SECRET);
    settings.put(prefix + "attachments.hosts", URI.create(rest.baseUrl()).getAuthority());
    settings.put(prefix + "attachments.allow-private", true);
    return settings;
  }

  /** The adapter's settings of a subscription of this name, for the files of the gateway. */
  public static Map<String, Object> blobSettings(String name, RestSimulator rest) {
    String prefix = "emg.subscriptions." + name + ".blob.";
    return Map.of(
        prefix + "container", rest.baseUrl() + BlobDesk.CONTAINER,
        prefix + "upload-key", BlobDesk.UPLOAD_KEY,
        prefix + "download-key", BlobDesk.DOWNLOAD_KEY);
  }

  /** The customer's public key, for {@code openssl dgst -verify}. */
  public Path customerPublicKey() {
    return file("customer-public.pem");
  }

  private static String connectionString(Wiring wiring, String queue) {
    return "Endpoint=sb://%s:%d/;SharedAccessKeyName=%s;SharedAccessKey=%s;EntityPath=%s;UseDevelopmentEmulator=true"
        .formatted(wiring.host(), wiring.port(), wiring.user(), wiring.password(), queue);
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private KeyPair keys(String whose) throws IOException {
    Path privateKey = file(whose + "-private.pem");
    Path publicKey = file(whose + "-public.pem");
    if (Files.exists(privateKey) != Files.exists(publicKey)) {
      throw new IllegalArgumentException(
          "Of %s and %s there is only one: supply both, or none of them."
              .formatted(privateKey, publicKey));
    }
    if (Files.exists(privateKey)) {
      return read(privateKey, publicKey);
    }
    KeyPair made = made();
    write(privateKey, PRIVATE, made.getPrivate().getEncoded());
    write(publicKey, PUBLIC, made.getPublic().getEncoded());
    return made;
  }

  private static KeyPair read(Path privateKey, Path publicKey) throws IOException {
    try {
      KeyFactory rsa = KeyFactory.getInstance("RSA");
      return new KeyPair(
          rsa.generatePublic(new X509EncodedKeySpec(bytes(publicKey, PUBLIC))),
          rsa.generatePrivate(new PKCS8EncodedKeySpec(bytes(privateKey, PRIVATE))));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s and %s are no RSA keys; supply PEM files of PKCS#8 and X.509."
              .formatted(privateKey, publicKey),
          e);
    }
  }

  private static byte[] bytes(Path file, String kind) throws IOException {
    String text = Files.readString(file);
    String body =
        text.replace("-----BEGIN " + kind + "-----", "").replace("-----END " + kind + "-----", "");
    return Base64.getDecoder().decode(body.replaceAll("\\s", ""));
  }

  private static void write(Path file, String kind, byte[] der) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    Files.writeString(
        file, "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n");
  }

  private static KeyPair made() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has RSA", e);
    }
  }
}
