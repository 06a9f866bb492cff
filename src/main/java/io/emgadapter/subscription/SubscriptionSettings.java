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
 * One account of the company at Equinix. Settings {@code emg.subscriptions.<name>.*}, in the words
 * of the subscription page of Equinix's portal.
 *
 * @param source the {@code Source} that Equinix assigned at onboarding
 * @param incoming the queue to Equinix
 * @param outgoing the queue from Equinix
 * @param route by which gateway orders go
 * @param taskForm how {@code Task} stands in the envelope
 * @param signing the company's own key
 * @param verifying Equinix's keys
 * @param maxTaskBytes the largest message that the queue to Equinix carries; what would be larger
 *     is refused when it comes in. 262144 is what a Service Bus of the Standard tier takes
 * @param inlineAttachments whether files may come as {@code Data} in a work request
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
   * A queue as Equinix issues it.
   *
   * @param connectionString the Service Bus connection string, {@code EntityPath} included
   */
  public record Queue(String connectionString) {
    @Override
    public String toString() {
      return "Queue[…]";
    }
  }

  /**
   * Routes by resource: {@code emg} or {@code rest}.
   *
   * @param byDefault for resources without a route of their own; {@code route.default}
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
   * @param privateKey where its PEM file is, for example {@code file:/run/secrets/emg.pem}
   * @param password of an encrypted key
   * @param algorithm a JDK signature algorithm
   * @param provider {@code auto} for the fastest that is there, {@code jdk} for the JDK's choice,
   *     or a JDK security provider's name
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
   * @param policy what is believed
   * @param publicKeys where their PEM files are; several while Equinix changes its key
   * @param algorithm a JDK signature algorithm
   * @param provider as for signing
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
