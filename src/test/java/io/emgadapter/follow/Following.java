package io.emgadapter.follow;

import io.emgadapter.gateway.OrderReader;
import io.emgadapter.gateway.rest.RestGateway;
import io.emgadapter.gateway.rest.call.AccountMemory;
import io.emgadapter.gateway.rest.call.CallMeters;
import io.emgadapter.gateway.rest.call.CallTurns;
import io.emgadapter.gateway.rest.call.CredentialMemory;
import io.emgadapter.gateway.rest.call.RestAccount;
import io.emgadapter.gateway.rest.call.RestAccount.AttachmentSettings;
import io.emgadapter.ledger.ApplyPolled;
import io.emgadapter.ledger.Deadlines;
import io.emgadapter.ledger.TestLedger;
import io.emgadapter.ledger.polls.ClaimPolls;
import io.emgadapter.ledger.polls.RecordPolls;
import io.emgadapter.notification.PolledNews;
import io.emgadapter.simulator.rest.OAuth;
import io.emgadapter.simulator.rest.RestOrder;
import io.emgadapter.simulator.rest.RestSimulator;
import io.emgadapter.subscription.Subscription;
import io.emgadapter.subscription.SubscriptionSettings.EmgSettings;
import io.emgadapter.subscription.SubscriptionSettings.Poll;
import io.emgadapter.work.Lease.Instance;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Instances that follow orders at one simulator of Equinix, from one ledger. */
final class Following implements AutoCloseable {
  static final Poll POLL =
      new Poll(Duration.ofMinutes(10), Duration.ofHours(2), 1_000_000, Duration.ofDays(30));

  private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

  final RestSimulator equinix = new RestSimulator();
  final TestLedger ledger = new TestLedger();
  private final List<Poller> pollers = new ArrayList<>();

  /** Starts one more instance, with a token of its own. */
  Poller start() {
    return start(gateway(Clock.systemUTC()), POLL);
  }

  Poller start(OrderReader reader, Poll poll) {
    Poller poller =
        new Poller(
            ledger.the(ClaimPolls.class),
            new OrderPolls(
                ledger.the(RecordPolls.class), new FollowMeters(new SimpleMeterRegistry())),
            provider(reader),
            settings(poll),
            ledger.the(Deadlines.class),
            new Instance(),
            clock());
    pollers.add(poller);
    poller.start();
    return poller;
  }

  private static EmgSettings settings(Poll poll) {
    String prefix = "emg.subscriptions.default.poll.";
    return new Binder(
            new MapConfigurationPropertySource(
                Map.of(
                    prefix + "every", poll.every(),
                    prefix + "at-most", poll.atMost(),
                    prefix + "per-day", poll.perDay(),
                    prefix + "give-up", poll.giveUp())))
        .bindOrCreate("emg", EmgSettings.class);
  }

  /** The ledger's time, which tests let pass. */
  private Clock clock() {
    InstantSource time =
        () ->
            ledger
                .sql()
                .sql("select ledger_now()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    return time.withZone(ZoneOffset.UTC);
  }

  RestGateway gateway(Clock time) {
    RestAccount account =
        new RestAccount(
            equinix.baseUrl(),
            OAuth.CLIENT_ID,
            OAuth.CLIENT_SECRET,
            null,
            Duration.ofSeconds(3),
            Duration.ofSeconds(15),
            Duration.ofSeconds(15),
            4,
            1000,
            null,
            null,
            null,
            null,
            new AttachmentSettings(List.of(), false, Duration.ofSeconds(10)));
    return RestGateway.open(
        Map.of(Subscription.DEFAULT, account),
        new AccountMemory(ledger.the(CredentialMemory.class), ledger.the(CallTurns.class)),
        time,
        new CallMeters(new SimpleMeterRegistry()));
  }

  private static ObjectProvider<OrderReader> provider(OrderReader reader) {
    StaticListableBeanFactory beans = new StaticListableBeanFactory();
    beans.addBean("rest", reader);
    return beans.getBeanProvider(OrderReader.class);
  }

  /** An order that others placed, known to the ledger as Open. */
  RestOrder adopted() {
    RestOrder order = equinix.book().add("SMART_HANDS", "LD8", "THEIRS", NOTHING);
    order.life().move("RECEIVED", null);
    adopt(order.id());
    return order;
  }

  /** An order of this number becomes known to the ledger as Open. */
  void adopt(String servicerId) {
    ApplyPolled.take(
        ledger,
        Subscription.DEFAULT,
        new PolledNews(servicerId, "THEIRS", "SmartHands")
            .read(
                JsonNodeFactory.instance.objectNode().put("status", "RECEIVED"),
                JsonNodeFactory.instance.arrayNode()));
  }

  /** What was published about an order: its state, or what is said. */
  List<String> published(RestOrder order) {
    return ledger
        .sql()
        .sql(
            """
            select coalesce(state, description) from order_change
              join order_change_content using (subscription, servicer_id, seq)
            where servicer_id = ? order by seq\
            """)
        .param(order.id())
        .query((row, _) -> String.valueOf(row.getString(1)))
        .list();
  }

  /** How many events were published about all orders. */
  int events() {
    return ledger.sql().sql("select count(*) from event").query(Integer.class).single();
  }

  @Override
  public void close() {
    equinix.faults().release();
    pollers.forEach(Poller::stop);
    equinix.close();
    ledger.close();
  }
}
