package io.emgadapter.receive;

import io.emgadapter.envelope.EnvelopeReader;
import io.emgadapter.envelope.EnvelopeReader.SignedText;
import io.emgadapter.envelope.KeyName;
import io.emgadapter.envelope.UnreadableEnvelope;
import io.emgadapter.envelope.Verifier;
import io.emgadapter.gateway.emg.Incoming;
import io.emgadapter.receive.Recognised.Aside;
import io.emgadapter.receive.Recognised.Judged;
import io.emgadapter.receive.Recognised.Notice;
import io.emgadapter.subscription.Subscription;
import io.emgadapter.subscription.SubscriptionSettings.VerificationPolicy;
import io.emgadapter.work.Failures;
import java.util.Locale;

/** Decides whether a message from EMG is believed, and what it is. Changes nothing. */
final class Recogniser {
  private final Subscription subscription;

  Recogniser(Subscription subscription) {
    this.subscription = subscription;
  }

  /** Whatever a reader throws, only this message is set aside, and no other one of its batch. */
  Judged recognise(Incoming message) {
    try {
      return recognised(message);
    } catch (RuntimeException | StackOverflowError e) {
      String detail = "A message over which a reader broke: " + Failures.kind(e) + ".";
      return untold(new Aside("unreadable", detail, null));
    }
  }

  private Judged recognised(Incoming message) {
    if (message.form() != Incoming.Form.WHOLE) {
      return untold(
          new Aside("unreadable", "A message that is too large or holds no bytes.", null));
    }
    try {
      return judge(EnvelopeReader.read(message.body()), message.body());
    } catch (UnreadableEnvelope e) {
      String kind = e.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
      return untold(new Aside("unreadable", "A message that is no envelope: " + kind + ".", null));
    }
  }

  private Judged judge(SignedText text, byte[] envelope) {
    Trust trust = trust(text);
    if (trust.isDoubted() && subscription.policy() == VerificationPolicy.REQUIRED) {
      return new Judged(doubted(trust), trust);
    }
    String source = text.task().path("Source").asString("");
    return new Judged(
        source.equals(subscription.source())
            ? believed(text, envelope)
            : new Aside("other-source", "A message whose Source is not the subscription's.", null),
        trust);
  }

  private Trust trust(SignedText text) {
    Verifier verifier = subscription.verifier();
    if (verifier == null) {
      return Trust.UNTOLD;
    }
    String signature = text.signature();
    if (signature == null) {
      return Trust.UNSIGNED;
    }
    KeyName by = verifier.verifiedBy(text.signedBytes(), signature);
    if (by == null) {
      return Trust.DISTRUSTED;
    }
    subscription.keys().verified(by);
    return Trust.VERIFIED;
  }

  private static Aside doubted(Trust trust) {
    return trust == Trust.UNSIGNED
        ? new Aside("unsigned", "A message without a Signature.", null)
        : new Aside(
            "wrong-signature", "A message whose Signature none of Equinix's keys verifies.", null);
  }

  private static Recognised believed(SignedText text, byte[] envelope) {
    return AckReader.isAck(text.task())
        ? AckReader.read(text.task())
        : new Notice(Notices.read(text, envelope));
  }

  private static Judged untold(Recognised what) {
    return new Judged(what, Trust.UNTOLD);
  }
}
