package io.emgadapter.bench.ordinary;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.springframework.core.io.Resource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Signs and verifies with what the JDK has. */
@Part
class Envelopes {
  private static final String ALGORITHM = "SHA256withRSA";

  private final JsonMapper json;
  private final String source;
  private final PrivateKey signing;
  private final PublicKey verifying;

  Envelopes(JsonMapper json, OrdinarySettings settings)
      throws IOException, GeneralSecurityException {
    this.json = json;
    this.source = settings.source();
    KeyFactory keys = KeyFactory.getInstance("RSA");
    this.signing = keys.generatePrivate(new PKCS8EncodedKeySpec(pem(settings.privateKey())));
    this.verifying = keys.generatePublic(new X509EncodedKeySpec(pem(settings.publicKey())));
  }

  private static byte[] pem(Resource file) throws IOException {
    String text = file.getContentAsString(StandardCharsets.US_ASCII);
    return Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
  }

  /** The envelope of a work request. */
  byte[] seal(UUID id, JsonNode request) throws GeneralSecurityException {
    ObjectNode task = json.createObjectNode();
    task.put("Id", id.toString()).put("Verb", request.path("verb").asString());
    task.put("Source", source).put("Version", "1.0");
    task.put("Resource", request.path("resource").asString());
    task.put("ContentType", "application/json").put("CreateTimeUTC", Instant.now().toString());
    task.putNull("OriginationId").putNull("OriginationVerb");
    task.set("Body", request.path("body"));
    String text = json.writeValueAsString(task);
    Signature signature = Signature.getInstance(ALGORITHM);
    signature.initSign(signing);
    signature.update(text.getBytes(StandardCharsets.UTF_8));
    ObjectNode envelope = json.createObjectNode().put("Task", text);
    envelope.put("Signature", Base64.getEncoder().encodeToString(signature.sign()));
    return json.writeValueAsBytes(envelope);
  }

  /** The Task in an envelope, if its signature is Equinix's and it is meant for us. */
  JsonNode open(byte[] bytes) throws GeneralSecurityException {
    JsonNode envelope = json.readTree(bytes);
    String text = envelope.path("Task").asString();
    Signature signature = Signature.getInstance(ALGORITHM);
    signature.initVerify(verifying);
    signature.update(text.getBytes(StandardCharsets.UTF_8));
    if (!signature.verify(Base64.getDecoder().decode(envelope.path("Signature").asString()))) {
      throw new GeneralSecurityException("The signature is not Equinix's.");
    }
    JsonNode task = json.readTree(text);
    if (!source.equals(task.path("Source").asString())) {
      throw new GeneralSecurityException("The Source is not ours.");
    }
    return task;
  }
}
