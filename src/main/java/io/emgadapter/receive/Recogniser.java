package io.emgadapter.receive;

import io.emgadapter.envelope.EnvelopeReader;
import io.emgadapter.envelope.SignedText;
import io.emgadapter.envelope.UnreadableEnvelope;
import io.emgadapter.envelope.Verifier;
import io.emgadapter.gateway.emg.Incoming;
import io.emgadapter.receive.Recognised.Aside;
import io.emgadapter.subscription.Subscription;
import io.emgadapter.subscription.VerificationPolicy;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Believes or does not believe a message from EMG, and tells what it is. Changes nothing. */
final class Recogniser {
  private final Subscription subscription;

  Recogniser(Subscription subscription) {
    this.subscription = subscription;
  }

  /** Reasons that say that a message is not what our Equinix sent. */
  static boolean isDistrust(Recognised recognised) {
    return recognised instanceof Aside(String reason, _, _)
        && (reason.equals("unsigned") || reason.equals("wrong-signature"));
  }

  Recognised recognise(Incoming message) {
    if (message.form() != Incoming.Form.WHOLE) {
      return new Aside("unreadable", "A message that is too large or holds no bytes.", null);
    }
    try {
      SignedText text = EnvelopeReader.read(message.body());
      Aside doubt = doubt(text);
      return doubt == null ? believed(text) : doubt;
    } catch (UnreadableEnvelope e) {
      String kind = e.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
      return new Aside("unreadable", "A message that is no envelope: " + kind + ".", null);
    }
  }

  private @Nullable Aside doubt(SignedText text) {
    Verifier verifier = subscription.verifier();
    if (subscription.policy() == VerificationPolicy.REQUIRED && verifier != null) {
      if (text.signature() == null) {
        return new Aside("unsigned", "A message without a Signature.", null);
      }
      if (!verifier.verify(text.signedBytes(), text.signature())) {
        return new Aside(
            "wrong-signature", "A message whose Signature none of Equinix's keys verifies.", null);
      }
    }
    String source = text.task().path("Source").asString("");
    return source.equals(subscription.source())
        ? null
        : new Aside("other-source", "A message whose Source is not the subscription's.", null);
  }

  private static Recognised believed(SignedText text) {
    return AckReader.isAck(text.task())
        ? AckReader.read(text.task())
        : new Aside("not-an-ack", "A notification; this version only understands Acks.", null);
  }
}
