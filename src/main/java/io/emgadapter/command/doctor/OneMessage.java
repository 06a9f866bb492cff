package io.emgadapter.command.doctor;

import io.emgadapter.envelope.EnvelopeReader;
import io.emgadapter.envelope.EnvelopeReader.SignedText;
import io.emgadapter.envelope.EnvelopeWriter;
import io.emgadapter.envelope.KeyName;
import io.emgadapter.envelope.Signer;
import io.emgadapter.envelope.UnreadableEnvelope;
import io.emgadapter.envelope.Verifier;
import io.emgadapter.subscription.Subscription;
import io.emgadapter.subscription.Subscriptions;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Signs one Task or verifies one envelope, with the keys of a subscription. */
public final class OneMessage {
  private static final JsonMapper JSON = new JsonMapper();

  private final Subscription subscription;

  /**
   * @throws Unfit if there is no such subscription
   */
  public OneMessage(ServiceSettings service, String subscription) {
    if (!service.wrong().isEmpty()) {
      throw new Unfit("The settings cannot be used; the command doctor says why.");
    }
    this.subscription =
        service
            .part(Subscriptions.class)
            .find(subscription)
            .orElseThrow(() ->
                new Unfit("The settings have no subscription of this name; send one they have."));
  }

  /** It cannot be done; the message says what to supply. */
  public static final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unfit(String sentence) {
      super(sentence);
    }
  }

  /**
   * The envelope of a Task, in the subscription's form, without an {@code Authentication} block.
   *
   * @param task the text that is signed: a JSON object in UTF-8, without a line break at its end
   * @throws Unfit if that is no JSON object, or the subscription has no key
   */
  public String sign(byte[] task) {
    Signer signer = subscription.signer();
    if (signer == null) {
      throw new Unfit(
          "The subscription has no key to sign with; supply emg.subscriptions.%s.signing.private-key."
              .formatted(subscription.name()));
    }
    String text = text(task);
    if (!isObject(text)) {
      throw new Unfit("Send the text of a Task: a JSON object.");
    }
    String signature = signer.sign(text.getBytes(StandardCharsets.UTF_8));
    return new String(
        EnvelopeWriter.write(text, signature, subscription.taskForm()), StandardCharsets.UTF_8);
  }

  private static String text(byte[] task) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(task)).toString().strip();
    } catch (CharacterCodingException e) {
      throw new Unfit("Send the text of a Task in UTF-8.");
    }
  }

  private static boolean isObject(String text) {
    try {
      return JSON.readTree(text).isObject();
    } catch (JacksonException e) {
      return false;
    }
  }

  /**
   * What is to be said of an envelope.
   *
   * @param envelope as it came from EMG's queue
   * @throws Unfit if it is no envelope, or the subscription verifies nothing
   */
  public Finding verify(byte[] envelope) {
    Verifier verifier = subscription.verifier();
    if (verifier == null) {
      throw new Unfit(
          "The subscription verifies nothing; supply emg.subscriptions.%s.verifying.public-keys."
              .formatted(subscription.name()));
    }
    SignedText read = read(envelope);
    if (read.signature() == null) {
      return Finding.wrong("signature", "There is none: the message is not to be believed.");
    }
    KeyName by = verifier.verifiedBy(read.signedBytes(), read.signature());
    return by == null
        ? Finding.wrong(
            "signature",
            "No key of this subscription made it: the message is another's, was changed on its way, or Equinix has a new key.")
        : source(read, by);
  }

  private Finding source(SignedText read, KeyName by) {
    boolean ours = read.task().path("Source").asString("").equals(subscription.source());
    return ours
        ? Finding.good("signature", "It is good, made with " + by + ".")
        : Finding.wrong(
            "source",
            "The signature is good (%s), but the Source is not that of this subscription."
                .formatted(by));
  }

  private static SignedText read(byte[] envelope) {
    try {
      return EnvelopeReader.read(envelope);
    } catch (UnreadableEnvelope e) {
      throw new Unfit("This is no envelope of EMG: " + e.getMessage());
    }
  }
}
