package io.emgadapter.subscription;

import io.emgadapter.envelope.EnvelopeWriter.TaskForm;
import io.emgadapter.envelope.Signer;
import io.emgadapter.order.Resource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * One account of the company at Equinix, in the words of the subscription page of Equinix's portal.
 * Settings {@code emg.subscriptions.<name>.*}.
 *
 * @param source the {@code Source} that Equinix assigned at onboarding
 * @param incoming the queue to Equinix
 * @param outgoing the queue from Equinix
 * @param route by which gateway orders go
 * @param taskForm how {@code Task} is written in the envelope
 * @param signing the company's own key
 * @param verifying Equinix's keys
 * @param maxTaskBytes the largest message that the queue to Equinix carries, in bytes; a larger one
 *     is refused when its request comes in. The default is that of the Standard tier of Service Bus
 * @param inlineAttachments whether a work request may contain files, as {@code Data}
 */
public record SubscriptionSettings(
    @Nullable String source,
    @Nullable Queue incoming,
    @Nullable Queue outgoing,
    @DefaultValue Routes route,
    @DefaultValue("string") TaskForm taskForm,
    @DefaultValue Signing signing,
    @DefaultValue Verifying verifying,
    @DefaultValue("262144") int maxTaskBytes,
    @DefaultValue("true") boolean inlineAttachments) {

  /** The fastest security provider that is there. */
  static final String AUTO = "auto";

  /** The security provider that the JDK chooses. */
  static final String JDK = "jdk";

  boolean signsByFastest() {
    return signing.privateKey() != null && signing.provider().equals(AUTO);
  }

  /**
   * A queue of Equinix: {@code incoming} leads to Equinix, {@code outgoing} comes from Equinix.
   *
   * @param connectionString the Service Bus connection string as Equinix issues it, with {@code
   *     EntityPath}
   */
  public record Queue(String connectionString) {
    @Override
    public String toString() {
      return "Queue[…]";
    }
  }

  /**
   * By which gateway orders go: {@code emg} or {@code rest}.
   *
   * @param byDefault for resources that have no route of their own
   * @param smarthands for SmartHands, where it differs
   * @param workvisit for WorkVisit, where it differs
   */
  public record Routes(
      @Name("default") @DefaultValue("emg") String byDefault,
      @Nullable String smarthands,
      @Nullable String workvisit) {

    String of(Resource resource) {
      String own =
          switch (resource) {
            case SMART_HANDS -> smarthands;
            case WORK_VISIT -> workvisit;
          };
      return own == null ? byDefault : own;
    }
  }

  /**
   * The company's own key.
   *
   * @param privateKey the PEM file of the key (PKCS#8, encrypted PKCS#8 or PKCS#1), for example
   *     {@code file:/run/secrets/emg.pem}
   * @param password the password of an encrypted key
   * @param algorithm a JDK signature algorithm
   * @param provider who signs: {@code auto} for the fastest security provider that works here,
   *     {@code jdk} for the JDK's choice, or the name of a provider
   */
  public record Signing(
      @Nullable String privateKey,
      @Nullable String password,
      @DefaultValue(Signer.DEFAULT_ALGORITHM) String algorithm,
      @DefaultValue(AUTO) String provider) {
    @Override
    public String toString() {
      return "Signing[" + algorithm + "]";
    }
  }

  /**
   * Equinix's keys.
   *
   * @param policy which messages are believed: {@code required} only those whose signature
   *     verifies; {@code report} all, and it reports those that do not; {@code off} all
   * @param publicKeys the PEM files of the keys; give several while Equinix changes its key
   * @param algorithm a JDK signature algorithm
   * @param provider who verifies; as for signing
   */
  public record Verifying(
      @DefaultValue("required") VerificationPolicy policy,
      @DefaultValue List<String> publicKeys,
      @DefaultValue(Signer.DEFAULT_ALGORITHM) String algorithm,
      @DefaultValue(AUTO) String provider) {}

  /**
   * The accounts of the company. Settings {@code emg.*}.
   *
   * @param subscriptions by name; a work request that names none is for {@code default}
   */
  @ConfigurationProperties("emg")
  public record EmgSettings(@DefaultValue Map<String, SubscriptionSettings> subscriptions) {}

  /** What is believed of what comes from EMG's queue. */
  public enum VerificationPolicy {
    /** Only what carries a signature that verifies, from the subscription's own Source. */
    REQUIRED,
    /** Everything; what does not verify is reported. For a subscription without certificates. */
    REPORT,
    /** Everything; signatures are not looked at. */
    OFF
  }
}
