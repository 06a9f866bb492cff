package io.emgadapter.subscription;

import io.emgadapter.envelope.EnvelopeWriter.TaskForm;
import io.emgadapter.envelope.Signer;
import io.emgadapter.envelope.Verifier;
import io.emgadapter.gateway.emg.EmgQueue;
import io.emgadapter.order.Resource;
import io.emgadapter.order.Route;
import io.emgadapter.outbound.OwnClient.Via;
import io.emgadapter.subscription.SubscriptionSettings.VerificationPolicy;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A checked account: its keys work and its connection strings can be read.
 *
 * @param name the name of its settings, and part of every key in the ledger
 * @param source the {@code Source} of its Tasks and of what Equinix sends to it; empty where it
 *     does not use the messaging gateway
 * @param incoming the queue to Equinix; null where it only listens
 * @param outgoing the queue from Equinix; null where it only sends
 * @param taskForm how {@code Task} stands in the envelope
 * @param login the block that stands in its envelopes beside the Task
 * @param keys its own, which signs its Tasks, and Equinix's; they may change at any time
 * @param policy what is believed
 * @param mostFailures so many messages in a row that do not verify mean that the key is another one
 * @param routes by which route orders go
 * @param maxTaskBytes the largest message that the queue to Equinix carries
 * @param inlineAttachments whether files may come as {@code Data} in a work request
 */
public record Subscription(
    String name,
    String source,
    @Nullable EmgQueue incoming,
    @Nullable EmgQueue outgoing,
    TaskForm taskForm,
    EnvelopeLogin login,
    AccountKeys keys,
    VerificationPolicy policy,
    int mostFailures,
    SubscriptionSettings.Routes routes,
    int maxTaskBytes,
    boolean inlineAttachments) {

  /** The default name. */
  public static final String DEFAULT = "default";

  /** What signs its Tasks now; null where it has no key. */
  public @Nullable Signer signer() {
    return keys.signer();
  }

  /** What verifies Equinix's messages now; null only where the policy needs none. */
  public @Nullable Verifier verifier() {
    return keys.verifier();
  }

  /** By which route orders of this resource go. */
  public Route route(Resource resource) {
    return routes.of(resource);
  }

  /** The routes by which its orders go. */
  public Set<Route> usedRoutes() {
    return Arrays.stream(Resource.values()).map(this::route).collect(Collectors.toSet());
  }

  /** Whether it is set up to send orders of this resource, and not only to listen. */
  public boolean canSend(Resource resource) {
    return route(resource) != Route.EMG || incoming != null;
  }

  /** How what belongs to the messaging gateway, but is reached by HTTP, is reached. */
  public Via viaOfGateway() {
    return incoming == null ? Via.DIRECT : incoming.way().via();
  }

  /** How what Equinix sends is verified, where that is less than by required signatures. */
  public Optional<String> laxPolicy() {
    return policy == VerificationPolicy.REQUIRED
        ? Optional.empty()
        : Optional.of(policy.name().toLowerCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return "Subscription[" + name + "]";
  }
}
