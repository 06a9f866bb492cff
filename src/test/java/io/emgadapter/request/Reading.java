package io.emgadapter.request;

import io.emgadapter.envelope.EnvelopeWriter.TaskForm;
import io.emgadapter.event.NewEvent.Reply;
import io.emgadapter.gateway.emg.ConnectionString;
import io.emgadapter.gateway.emg.EmgQueue;
import io.emgadapter.ledger.files.FindHandles;
import io.emgadapter.ledger.files.Handle;
import io.emgadapter.ledger.files.Handle.Owner;
import io.emgadapter.ledger.files.Handle.Use;
import io.emgadapter.order.AnyRequest;
import io.emgadapter.order.Problems.Problem;
import io.emgadapter.order.Resource;
import io.emgadapter.order.Route;
import io.emgadapter.sight.MessagingMeters;
import io.emgadapter.subscription.EnvelopeLogin;
import io.emgadapter.subscription.Subscription;
import io.emgadapter.subscription.SubscriptionSettings.EmgSettings;
import io.emgadapter.subscription.SubscriptionSettings.Routes;
import io.emgadapter.subscription.SubscriptionSettings.VerificationPolicy;
import io.emgadapter.subscription.Subscriptions;
import io.emgadapter.subscription.TestAccountKeys;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The reader of work requests as the doors have it, without a door. */
public final class Reading {
  static final RequestSettings SETTINGS = settings(1 << 20);

  /** The handles of a file that the sender itsm posted, by route. */
  private static final FindHandles HANDLES =
      (owner, ids) -> {
        Map<String, Handle> known = new HashMap<>();
        if (owner.sender().equals("itsm")) {
          known.put(
              "h-emg", handle(owner, "h-emg", Route.EMG, "https://blobs.example/in/plan-1.pdf"));
          known.put("h-rest", handle(owner, "h-rest", Route.REST, null));
        }
        known.keySet().retainAll(ids);
        return known;
      };

  private static Handle handle(Owner owner, String id, Route route, @Nullable String url) {
    Use use = new Use(Resource.SMART_HANDS, route);
    return new Handle(owner, id, "plan.pdf", 9, "application/pdf", use, url);
  }

  static RequestSettings settings(long capacityBytes) {
    return new RequestSettings(
        "emg.work-requests",
        true,
        "default",
        List.of(),
        Map.of(),
        false,
        null,
        524288,
        2097152,
        10,
        capacityBytes,
        10,
        10);
  }

  /** Counters that nobody reads. */
  static RequestMeters meters() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    return new RequestMeters(registry, new MessagingMeters(registry), SETTINGS);
  }

  private final RequestReader reader;

  /** At this time, for a subscription whose link carries so much. */
  public Reading(Instant now, int maxTaskBytes, boolean inlineAttachments) {
    this(now, Route.EMG, maxTaskBytes, inlineAttachments);
  }

  private Reading(Instant now, Route route, int maxTaskBytes, boolean inlineAttachments) {
    Subscription subscription = subscription(route, maxTaskBytes, inlineAttachments);
    this.reader =
        new RequestReader(
            SETTINGS,
            new Subscriptions(Map.of(Subscription.DEFAULT, subscription)),
            new EmgSettings(Map.of()),
            new Handles(HANDLES),
            Clock.fixed(now, ZoneOffset.UTC));
  }

  /** One that sends by the messaging gateway. */
  static Subscription subscription() {
    return subscription(Route.EMG, 262144, true);
  }

  private static Subscription subscription(
      Route route, int maxTaskBytes, boolean inlineAttachments) {
    return new Subscription(
        Subscription.DEFAULT,
        "ACME",
        new EmgQueue(
            Subscription.DEFAULT,
            new ConnectionString("localhost", 5672, false, "any", "any", "incoming")),
        null,
        TaskForm.STRING,
        EnvelopeLogin.NONE,
        TestAccountKeys.none(),
        VerificationPolicy.OFF,
        10,
        new Routes(route, null, null),
        maxTaskBytes,
        inlineAttachments);
  }

  /** At the time for which {@link AnyRequest} makes its requests. */
  public static Reading now() {
    return new Reading(AnyRequest.NOW, 262144, true);
  }

  /** The same for a subscription of this route. */
  static Reading by(Route route, Instant now) {
    return new Reading(now, route, 262144, true);
  }

  /** What was read. */
  WorkRequest read(byte[] bytes) {
    return read("itsm", bytes);
  }

  /** What was read from this sender. */
  WorkRequest read(String sender, byte[] bytes) {
    return reader.read(bytes, new Origin(sender, Grant.ALL, new Reply(null, null)));
  }

  /** All that is wrong with it. */
  public List<Problem> problems(byte[] bytes) {
    return switch (read(bytes)) {
      case WorkRequest.Valid _ -> List.of();
      case WorkRequest.Invalid invalid -> invalid.problems();
    };
  }

  /** The same, each as {@code code pointer}. */
  public List<String> wrong(String json) {
    return problems(json.getBytes(StandardCharsets.UTF_8)).stream()
        .map(problem -> problem.code() + " " + problem.pointer())
        .toList();
  }
}
