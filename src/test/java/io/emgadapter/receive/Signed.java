package io.emgadapter.receive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.emgadapter.envelope.EnvelopeWriter;
import io.emgadapter.envelope.EnvelopeWriter.TaskForm;
import io.emgadapter.envelope.Signer;
import io.emgadapter.envelope.Verifier;
import io.emgadapter.gateway.emg.Incoming;
import io.emgadapter.gateway.emg.Incoming.Settlement;
import io.emgadapter.order.Route;
import io.emgadapter.receive.Inbox.Onlookers;
import io.emgadapter.sight.MessagingMeters;
import io.emgadapter.sight.Traces;
import io.emgadapter.subscription.AccountKeys;
import io.emgadapter.subscription.EnvelopeLogin;
import io.emgadapter.subscription.Subscription;
import io.emgadapter.subscription.SubscriptionSettings.Routes;
import io.emgadapter.subscription.SubscriptionSettings.VerificationPolicy;
import io.emgadapter.subscription.TestAccountKeys;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Messages as Equinix sends them, with real keys, and the subscription that gets them. */
final class Signed {
  static final String SOURCE = "ACME";
  static final int MOST_FAILURES = 10;

  private static final KeyPair EQUINIX = keys();
  private static final KeyPair STRANGER = keys();

  private Signed() {}

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** These and counters that nobody reads. */
  static Onlookers onlookers(TrustGate trust, UntrustedLog untrusted) {
    return onlookers(trust, untrusted, new SimpleMeterRegistry());
  }

  static Onlookers onlookers(TrustGate trust, UntrustedLog untrusted, MeterRegistry registry) {
    ReceiveMeters meters =
        new ReceiveMeters(registry, new MessagingMeters(registry), Clock.systemUTC());
    return new Onlookers(trust, untrusted, meters.of(Subscription.DEFAULT), Traces.off());
  }

  static Subscription subscription(VerificationPolicy policy, boolean withKey) {
    return subscription(policy, withKey ? List.of(EQUINIX.getPublic()) : List.of());
  }

  /** One that has the key that is to come beside the one that is still used. */
  static Subscription whileAKeyIsChanged() {
    return subscription(
        VerificationPolicy.REQUIRED, List.of(STRANGER.getPublic(), EQUINIX.getPublic()));
  }

  /** One whose provider breaks over texts that hold this word. */
  static Subscription breakingOver(String word, Class<? extends Throwable> thrown) {
    var breaking = new BreakingProvider(word, thrown);
    var keys = List.of(EQUINIX.getPublic());
    return subscription(
        VerificationPolicy.REQUIRED, new Verifier(keys, Signer.DEFAULT_ALGORITHM, breaking));
  }

  private static Subscription subscription(VerificationPolicy policy, List<PublicKey> keys) {
    return subscription(
        policy, keys.isEmpty() ? null : new Verifier(keys, Signer.DEFAULT_ALGORITHM));
  }

  private static Subscription subscription(VerificationPolicy policy, @Nullable Verifier verifier) {
    return subscription(policy, TestAccountKeys.of(null, verifier));
  }

  /** One whose keys may change. */
  static Subscription subscription(VerificationPolicy policy, AccountKeys keys) {
    return new Subscription(
        Subscription.DEFAULT,
        SOURCE,
        null,
        null,
        TaskForm.STRING,
        EnvelopeLogin.NONE,
        keys,
        policy,
        MOST_FAILURES,
        new Routes(Route.EMG, null, null),
        1000,
        false);
  }

  /** What Equinix gives: its key, or the one of a stranger, as PEM. */
  static String pem(boolean equinix) {
    byte[] key = (equinix ? EQUINIX : STRANGER).getPublic().getEncoded();
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
    return "-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----\n";
  }

  static String ack(UUID task, String source) {
    return """
    {"Id":"%s", "Source":"%s","Verb":"Ack","OriginationId":"%s",
     "Body":{"StatusCode":201,"ServicerId":"1-7","Description":"made"}}\
    """
        .formatted(UUID.randomUUID(), source, task);
  }

  static byte[] byEquinix(String task, TaskForm form) {
    return EnvelopeWriter.write(task, signature(EQUINIX, task), form);
  }

  static byte[] byStranger(String task) {
    return EnvelopeWriter.write(task, signature(STRANGER, task), TaskForm.STRING);
  }

  static byte[] unsigned(String task) {
    return EnvelopeWriter.write(task, null, TaskForm.STRING);
  }

  private static String signature(KeyPair by, String task) {
    return new Signer(by.getPrivate(), Signer.DEFAULT_ALGORITHM, null).sign(task.getBytes(UTF_8));
  }

  static Incoming message(byte[] body) {
    return message(body, Incoming.Form.WHOLE, null, () -> {});
  }

  static Incoming message(
      byte[] body, Incoming.Form form, @Nullable String id, Settlement accepting) {
    return new Incoming(body, form, id, null, 0, accepting);
  }
}
