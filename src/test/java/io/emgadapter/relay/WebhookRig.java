package io.emgadapter.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.emgadapter.ledger.Stories;
import io.emgadapter.ledger.TestLedger;
import io.emgadapter.ledger.events.Listeners;
import io.emgadapter.ledger.reads.ReadDeliveries;
import io.emgadapter.ledger.reads.ReadDeliveries.DeliveryStatus;
import io.emgadapter.outbound.Peer;
import io.emgadapter.relay.WebhookSettings.WebhookReader;
import io.emgadapter.sight.Traces;
import io.emgadapter.subscription.Subscriptions;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A ledger with webhooks, their receivers on this machine, and relays in between. */
@SuppressWarnings("try") // close() may be interrupted, and a test then fails as it should.
final class WebhookRig implements AutoCloseable {
  static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(new byte[24]);

  final TestLedger ledger;
  final Stories stories;
  private final RelayRig rig;
  private final List<AutoCloseable> open = new ArrayList<>();

  /** With webhooks of these names that hear everything. */
  WebhookRig(String... names) {
    Map<String, Listeners.Webhook> webhooks = new HashMap<>();
    for (String name : names) {
      webhooks.put(name, new Listeners.Webhook(List.of("#"), List.of()));
    }
    this.rig = new RelayRig(new Listeners(webhooks));
    this.ledger = rig.ledger;
    this.stories = rig.stories;
  }

  /** One post as it came. */
  record Post(Map<String, String> headers, String body) {}

  /** Who receives, and answers its n-th post with a status; 0 for breaking off. */
  static final class Receiver implements AutoCloseable {
    final List<Post> posts = new CopyOnWriteArrayList<>();
    final Peer peer;

    Receiver(IntUnaryOperator statuses) {
      this.peer =
          new Peer(exchange -> {
            posts.add(post(exchange));
            int status = statuses.applyAsInt(posts.size());
            if (status > 0) {
              exchange.sendResponseHeaders(status, -1);
            }
          });
    }

    private static Post post(HttpExchange exchange) throws IOException {
      Map<String, String> headers = new HashMap<>();
      exchange
          .getRequestHeaders()
          .forEach((name, values) ->
              headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
      return new Post(headers, new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    }

    @Override
    public void close() {
      peer.close();
    }
  }

  /** Somebody who answers like this. */
  Receiver receiver(IntUnaryOperator statuses) {
    Receiver receiver = new Receiver(statuses);
    open.add(receiver);
    return receiver;
  }

  /** Relays events of one webhook to a receiver. */
  Relays relay(String name, Receiver to, String... secrets) {
    return relay(name, to.peer.at("/hook?key=k").toString(), true, secrets);
  }

  Relays relay(String name, String url, boolean allowPrivate, String... secrets) {
    WebhookPost endpoint =
        new WebhookReader(new Subscriptions(Map.of()), Clock.systemUTC())
            .endpoint(
                name,
                new WebhookSettings.Webhook(
                    url,
                    secrets.length == 0 ? List.of(SECRET) : List.of(secrets),
                    allowPrivate,
                    null,
                    null,
                    null,
                    List.of("#"),
                    List.of()));
    Listeners.Webhook all = new Listeners.Webhook(List.of("#"), List.of());
    return rig.relay(
        Map.of("webhook:" + name, new WebhookTarget(name, all, endpoint, Traces.off())),
        RelayRig.settings("unused"));
  }

  /** A request that has ended: two events in one stream. */
  void ended(String id) {
    stories.acknowledged(stories.sent(id));
  }

  /** Waits until the deliveries to a webhook are as said: state, attempts, outcome. */
  void deliveries(String name, String... expected) {
    ReadDeliveries webhooks = ledger.the(ReadDeliveries.class);
    Awaitility.await()
        .untilAsserted(() -> {
          List<String> rows =
              webhooks.deliveries(name, null, null, 1_000).deliveries().stream()
                  .sorted(
                      Comparator.comparing(DeliveryStatus::subject)
                          .thenComparingLong(DeliveryStatus::sequence))
                  .map(WebhookRig::words)
                  .toList();
          assertThat(rows).containsExactly(expected);
        });
  }

  private static String words(DeliveryStatus each) {
    return Stream.of(each.state(), each.attempts(), each.outcome())
        .filter(Objects::nonNull)
        .map(Object::toString)
        .collect(Collectors.joining(" "));
  }

  /** Whether the endpoint of a webhook is disabled. */
  boolean isDisabled(String name) {
    return !ledger
        .rows("select 1 from webhook where disabled_at is not null and name = '" + name + "'")
        .isEmpty();
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
    rig.close();
  }
}
