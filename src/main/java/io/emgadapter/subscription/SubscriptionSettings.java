package io.emgadapter.subscription;

import io.emgadapter.envelope.EnvelopeWriter.TaskForm;
import io.emgadapter.envelope.Signer;
import io.emgadapter.envelope.SigningProvider;
import io.emgadapter.gateway.OrderReader;
import io.emgadapter.gateway.emg.BlobAccount;
import io.emgadapter.gateway.emg.Way;
import io.emgadapter.gateway.rest.call.RestAccount;
import io.emgadapter.gateway.rest.call.RestAccount.AttachmentSettings;
import io.emgadapter.ledger.polls.PollPolicy;
import io.emgadapter.order.Resource;
import io.emgadapter.order.Route;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * One account of the company at Equinix, in the words of the subscription page of Equinix's portal.
 * Settings {@code emg.subscriptions.<name>.*}.
 *
 * @param source the {@code Source} that Equinix assigned at onboarding
 * @param sameSource true if it is meant that another subscription has the same {@code Source}
 * @param incoming the queue to Equinix
 * @param outgoing the queue from Equinix
 * @param route by which route orders go
 * @param taskForm how {@code Task} is written in the envelope
 * @param authentication the block in the envelope by which a partner's gateway knows the company
 * @param signing the company's own key
 * @param verifying Equinix's keys
 * @param maxTaskBytes the largest message that the queue to Equinix carries, in bytes; a larger one
 *     is refused when its request comes in. The default is that of the Standard tier of Service Bus
 * @param inlineAttachments whether a work request may contain files, as {@code Data}
 * @param blob where its files lie for the messaging gateway; null where it sends none that way
 * @param rest how it uses Equinix's REST APIs; null where it does not
 * @param poll how its orders are followed by asking Equinix
 * @param feeds how notifications are asked for by REST
 * @param undecided what is done with a Create that no look and no answer decided
 */
public record SubscriptionSettings(
    @Nullable String source,
    @DefaultValue("false") boolean sameSource,
    @Nullable Queue incoming,
    @Nullable Queue outgoing,
    @DefaultValue Routes route,
    @DefaultValue("string") TaskForm taskForm,
    @DefaultValue EnvelopeLogin authentication,
    @DefaultValue Signing signing,
    @DefaultValue Verifying verifying,
    @DefaultValue("262144") int maxTaskBytes,
    @DefaultValue("true") boolean inlineAttachments,
    @Nullable BlobAccount blob,
    @Nullable RestAccount rest,
    @DefaultValue Poll poll,
    @DefaultValue FeedSettings feeds,
    @DefaultValue Undecided undecided) {

  boolean signsByFastest() {
    return signing.privateKey() != null && signing.provider().equals(SigningProvider.AUTO);
  }

  /**
   * A queue of Equinix: {@code incoming} leads to Equinix, {@code outgoing} comes from Equinix.
   *
   * @param connectionString the Service Bus connection string as Equinix issues it, with {@code
   *     EntityPath}
   * @param transport {@code amqp} for TLS on port 5671, {@code websocket} for TLS on port 443,
   *     where a company's network lets nothing else out
   * @param websocketPath where the broker listens for WebSockets; the default is that of Service
   *     Bus
   * @param proxy the HTTP proxy by which it is reached, as {@code http://host:port}; it must allow
   *     {@code CONNECT} to the port
   * @param proxyUser who the adapter is at the proxy, if that asks
   * @param proxyPassword the password of that user
   * @param sslBundle the SSL bundle ({@code spring.ssl.bundle.…}) with what is trusted and, if the
   *     broker asks for one, the client certificate; without it the JVM's trust store is used
   */
  public record Queue(
      String connectionString,
      @DefaultValue("amqp") Transport transport,
      @DefaultValue(Way.SERVICE_BUS_PATH) String websocketPath,
      @Nullable String proxy,
      @Nullable String proxyUser,
      @Nullable String proxyPassword,
      @Nullable String sslBundle) {

    /** What carries AMQP. */
    public enum Transport {
      /** TCP alone. */
      AMQP,
      /** WebSockets, as HTTP does. */
      WEBSOCKET
    }

    @Override
    public String toString() {
      return "Queue[…]";
    }
  }

  /**
   * By which route orders go: {@code emg} or {@code rest}.
   *
   * @param byDefault for resources that have no route of their own
   * @param smarthands for SmartHands, where it differs
   * @param workvisit for WorkVisit, where it differs
   */
  public record Routes(
      @Name("default") @DefaultValue("emg") Route byDefault,
      @Nullable Route smarthands,
      @Nullable Route workvisit) {

    Route of(Resource resource) {
      Route own =
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
   *     {@code file:/run/secrets/emg.pem}; when it changes, the new key is used
   * @param password the password of an encrypted key
   * @param algorithm the Java name of a signature algorithm
   * @param provider who signs: {@code auto} for the fastest security provider that works here,
   *     {@code jdk} for the JDK's choice, {@code corretto}, {@code bouncycastle}, or the name of
   *     one that the JDK lists
   * @param leastRsaBits an RSA key of fewer bits is refused
   */
  public record Signing(
      @Nullable String privateKey,
      @Nullable String password,
      @DefaultValue(Signer.DEFAULT_ALGORITHM) String algorithm,
      @DefaultValue(SigningProvider.AUTO) String provider,
      @DefaultValue("2048") int leastRsaBits) {
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
   * @param publicKeys the PEM files of the keys, each with one or more; give several keys while
   *     Equinix changes its key. When a file changes, its new keys are used
   * @param algorithm the Java name of a signature algorithm
   * @param provider who verifies; as for signing
   * @param leastRsaBits an RSA key of fewer bits is refused
   * @param mostFailures after so many messages in a row that do not verify, nothing more is taken
   *     from the queue until a key file changes; those without a signature count only until one has
   *     verified
   */
  public record Verifying(
      @DefaultValue("required") VerificationPolicy policy,
      @DefaultValue List<String> publicKeys,
      @DefaultValue(Signer.DEFAULT_ALGORITHM) String algorithm,
      @DefaultValue(SigningProvider.AUTO) String provider,
      @DefaultValue("2048") int leastRsaBits,
      @DefaultValue("10") int mostFailures) {}

  /**
   * How often Equinix is asked about orders. Settings {@code emg.subscriptions.<name>.poll.*}.
   *
   * @param every how long after a change an order is asked for; each time after that the pause
   *     doubles; 0 turns it off
   * @param atMost the longest pause between two questions about an order
   * @param perDay the most calls in 24 hours, of all instances together
   * @param giveUp an order that has not changed for this long is not asked for any more
   */
  public record Poll(
      @DefaultValue("10m") Duration every,
      @DefaultValue("2h") Duration atMost,
      @DefaultValue("500") int perDay,
      @DefaultValue("30d") Duration giveUp) {
    private static final int LEAST_PER_DAY = 48;

    /**
     * How the orders are asked for; empty where they are not.
     *
     * @throws UnusableSettings where that makes no sense
     */
    Optional<PollPolicy> policy(String subscription) {
      if (every.isZero()) {
        return Optional.empty();
      }
      String poll = "emg.subscriptions." + subscription + ".poll.";
      check(!every.isNegative(), poll + "every", "supply a time, or 0 for not at all.");
      check(atMost.compareTo(every) >= 0, poll + "at-most", "supply no less than poll.every.");
      check(
          giveUp.compareTo(atMost) > 0,
          poll + "give-up",
          "supply more than poll.at-most, or an order is given up before it is asked for.");
      check(
          perDay >= LEAST_PER_DAY,
          poll + "per-day",
          "supply " + LEAST_PER_DAY + " or more, or poll.every: 0 for not at all.");
      return Optional.of(new PollPolicy(every, atMost, perDay, giveUp, OrderReader.MOST_CALLS));
    }

    private static void check(boolean good, String setting, String problem) {
      if (!good) {
        throw new UnusableSettings(setting, problem);
      }
    }
  }

  /**
   * The accounts of the company. Settings {@code emg.*}.
   *
   * @param subscriptions by name; a work request that names none is for {@code default}
   */
  @ConfigurationProperties("emg")
  public record EmgSettings(@DefaultValue Map<String, SubscriptionSettings> subscriptions) {

    /** The accounts that use REST, by their names. */
    public Map<String, RestAccount> restAccounts() {
      return those(SubscriptionSettings::rest);
    }

    /** The accounts that have a Blob container, by their names. */
    public Map<String, BlobAccount> blobAccounts() {
      return those(SubscriptionSettings::blob);
    }

    private <T> Map<String, T> those(Function<SubscriptionSettings, @Nullable T> part) {
      Map<String, T> accounts = new HashMap<>();
      subscriptions.forEach((name, of) -> {
        T its = part.apply(of);
        if (its != null) {
          accounts.put(name, its);
        }
      });
      return accounts;
    }

    /** From where the files of an account's orders are fetched. */
    public AttachmentSettings attachments(String subscription) {
      SubscriptionSettings of = subscriptions.get(subscription);
      return of == null || of.rest() == null ? AttachmentSettings.NONE : of.rest().attachments();
    }

    /**
     * How the orders of an account are asked for; empty where they are not.
     *
     * @throws UnusableSettings where that makes no sense
     */
    public Optional<PollPolicy> polls(String subscription) {
      return Optional.ofNullable(subscriptions.get(subscription))
          .flatMap(of -> of.poll().policy(subscription));
    }

    /** The accounts' feeds by REST, by their names. */
    public Map<String, FeedSettings> feeds() {
      Map<String, FeedSettings> feeds = new HashMap<>();
      subscriptions.forEach((name, of) -> feeds.put(name, of.feeds()));
      return feeds;
    }

    /** Whether an undecided Create of this account that went this route is sent again. */
    public boolean sendsAgain(String subscription, Route route) {
      SubscriptionSettings of = subscriptions.get(subscription);
      return of != null && of.undecided().of(route) == Undecided.Then.SEND_AGAIN;
    }
  }

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
