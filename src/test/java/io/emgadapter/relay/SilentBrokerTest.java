package io.emgadapter.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.relay.Publisher.Rendering;
import io.emgadapter.sandbox.SharedBroker;
import io.emgadapter.simulator.broker.EmbeddedBroker;
import io.emgadapter.subscription.Subscriptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A broker that is in reach and whose confirms do not come. */
class SilentBrokerTest {
  private static final int REQUESTS = 10;

  private final RelayRig rig = new RelayRig();
  private final Brokers brokers =
      new Brokers(
          EmbeddedBroker.HOST,
          SharedBroker.get().port(),
          EmbeddedBroker.USER,
          EmbeddedBroker.PASSWORD,
          SharedBroker.name("silent"));
  private final OddChannels toExchange = new OddChannels();
  private final OddChannels toReplies = new OddChannels();
  private final RelaySettings settings =
      new RelaySettings(
          brokers.exchange,
          50,
          Duration.ofMillis(20),
          Duration.ofMillis(300),
          Duration.ofSeconds(100),
          2);

  @BeforeEach
  void requests() {
    brokers.declare();
    brokers.listen("#");
    for (int i = 0; i < REQUESTS; i++) {
      rig.stories.acknowledged(rig.stories.sent("r" + i, brokers.heard + ".reply" + i % 2));
    }
  }

  @AfterEach
  void close() {
    rig.close();
    brokers.close();
  }

  private void relay() {
    Map<String, Target> targets = new LinkedHashMap<>();
    targets.put("events", new ExchangeTarget(publisher(toExchange), () -> {}, settings));
    targets.put("replies", new RepliesTarget(publisher(toReplies), settings));
    rig.relay(targets, settings);
  }

  private Publisher publisher(OddChannels channels) {
    return new Publisher(
        channels.of(brokers.connections),
        brokers.exchange,
        new Rendering(new Subscriptions(Map.of())));
  }

  private long attempts() {
    return rig.ledger
        .sql()
        .sql("select coalesce(sum(attempts), 0) from event_retry")
        .query(Long.class)
        .single();
  }

  private boolean repliesWait() {
    return rig.ledger.rows("select 1 from event_retry where destination like 'reply:%'").size()
        == 2 * REQUESTS;
  }

  @Test
  void aReplyQueueThatSaysNothingHoldsUpNoEventToTheExchange() {
    toReplies.silent = true;
    relay();

    List<String> heard = new ArrayList<>();
    for (int i = 0; i < 2 * REQUESTS; i++) {
      heard.add(brokers.next());
    }
    assertThat(heard).doesNotHaveDuplicates();
    rig.passed("events");
    await().until(this::repliesWait);
    assertThat(attempts()).isZero();
  }

  @Test
  void aBrokerThatNeverConfirmsCountsNoAttemptAndEndsNothing() {
    toExchange.silent = true;
    toReplies.silent = true;
    relay();
    await().until(this::repliesWait);

    for (int i = 0; i < 5; i++) {
      rig.ledger.pass(Duration.ofSeconds(101));
      await().pollDelay(Duration.ofMillis(700)).until(() -> true);
    }

    assertThat(attempts()).isZero();
    rig.left("events");
    assertThat(rig.ledger.rows("select 1 from event_retry where state <> 'DUE'")).isEmpty();
    assertThat(rig.ledger.rows("select 1 from event_cursor where reader = 'events' and number > 0"))
        .isEmpty();

    toExchange.silent = false;
    rig.passed("events");
  }
}
