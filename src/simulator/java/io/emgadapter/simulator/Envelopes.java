package io.emgadapter.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Opens and seals what goes over the queues: a Task and its signature. */
final class Envelopes {

  static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final String algorithm;
  private volatile PrivateKey equinix;
  private volatile List<PublicKey> customers;

  Envelopes(Keys keys) {
    this.algorithm = keys.algorithm();
    this.equinix = keys.equinix();
    this.customers = List.of(keys.customer());
  }

  /** Signs with another key from now on. */
  void signWith(PrivateKey key) {
    equinix = key;
  }

  /** Accepts what any of these keys verifies, and nothing else, from now on. */
  void accept(List<PublicKey> keys) {
    customers = List.copyOf(keys);
  }

  /** Reads as much as can be read. */
  Envelope open(byte[] bytes) {
    try {
      JsonNode envelope = JSON.readTree(bytes);
      byte[] signed = signed(bytes, envelope.path("Task"));
      JsonNode task = signed == null ? null : JSON.readTree(signed);
      return new Envelope(
          signed, Envelope.text(envelope, "Signature"), task, envelope.path("Authentication"));
    } catch (JacksonException e) {
      return new Envelope(null, null, null, JSON.missingNode());
    }
  }

  private static byte[] signed(byte[] envelope, JsonNode task) {
    if (task.isString()) {
      return task.stringValue().getBytes(UTF_8);
    }
    return task.isObject() ? asWritten(envelope) : null;
  }

  /** The bytes of the object called Task, not written anew. */
  private static byte[] asWritten(byte[] envelope) {
    try (JsonParser parser = JSON.createParser(envelope)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean isTask = "Task".equals(parser.currentName());
        parser.nextToken();
        int from = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        if (isTask) {
          return Arrays.copyOfRange(envelope, from, (int) parser.currentLocation().getByteOffset());
        }
      }
      return null;
    }
  }

  /** Whether the customer signed exactly this text. */
  boolean verifies(Envelope envelope) {
    if (envelope.signed() == null || envelope.signature() == null) {
      return false;
    }
    return customers.stream().anyMatch(customer -> verifies(envelope, customer));
  }

  private boolean verifies(Envelope envelope, PublicKey customer) {
    try {
      Signature verifier = Signature.getInstance(algorithm);
      verifier.initVerify(customer);
      verifier.update(envelope.signed());
      return verifier.verify(Base64.getDecoder().decode(envelope.signature()));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  /** The envelope of a Task that Equinix sends, the Task as a string and signed. */
  byte[] seal(String task) {
    var envelope = JSON.createObjectNode().put("Task", task).put("Signature", sign(task));
    return JSON.writeValueAsBytes(envelope);
  }

  private String sign(String task) {
    try {
      Signature signer = Signature.getInstance(algorithm);
      signer.initSign(equinix);
      signer.update(task.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(signer.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Equinix's key does not fit " + algorithm, e);
    }
  }
}
