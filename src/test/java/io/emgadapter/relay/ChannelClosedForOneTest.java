package io.emgadapter.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.relay.Publisher.Rendering;
import io.emgadapter.sandbox.RabbitBroker;
import io.emgadapter.sandbox.RealRabbit;
import io.emgadapter.subscription.Subscriptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** RabbitMQ closes the channel for one message of a batch, here for an expiration that is none. */
class ChannelClosedForOneTest {
  private static final int REQUESTS = 20;

  private final RelayRig rig = new RelayRig();
  private final Brokers brokers = brokers();
  private final OddChannels channels = new OddChannels();
  private final RelaySettings settings =
      new RelaySettings(
          brokers.exchange,
          100,
          Duration.ofMillis(20),
          Duration.ofSeconds(5),
          Duration.ofSeconds(100),
          2);

  private static Brokers brokers() {
    try (RealRabbit rabbit = RealRabbit.find()) {
      RabbitBroker broker = rabbit.broker();
      return new Brokers(
          broker.host(),
          broker.port(),
          broker.user(),
          broker.password(),
          broker.prefix() + "closed");
    }
  }

  @AfterEach
  void close() {
    rig.close();
    brokers.close();
  }

  private List<String> recorded(String where) {
    return rig.ledger
        .sql()
        .sql("select id::text from event where " + where + " order by number")
        .query(String.class)
        .list();
  }

  /** What came since; what came after the one in its subject comes again behind it. */
  private List<String> rest() {
    List<String> rest = new ArrayList<>();
    while (brokers.admin.getQueueInfo(brokers.heard).getMessageCount() > 0) {
      rest.add(brokers.next());
    }
    return rest;
  }

  @Test
  void theOneIsFoundByHalvingAndSetAsideAndTheRestOfItsBatchIsPublished() {
    brokers.declare();
    brokers.listen("#");
    for (int i = 0; i < REQUESTS; i++) {
      rig.stories.acknowledged(rig.stories.sent("r" + i));
    }
    String one = recorded("subject = 'r7'").getFirst();
    channels.unacceptable.add(one);
    Publisher publisher =
        new Publisher(
            channels.of(brokers.connections),
            brokers.exchange,
            new Rendering(new Subscriptions(Map.of())));

    rig.relay(Map.of("events", new ExchangeTarget(publisher, () -> {}, settings)), settings);

    rig.passed("events");
    rig.left("events", "DUE 1", "DUE 0");
    Set<String> came = new HashSet<>();
    while (!came.containsAll(recorded("subject <> 'r7'"))) {
      came.add(brokers.next());
    }
    assertThat(came).doesNotContain(one);

    channels.unacceptable.clear();
    rig.ledger.pass(Duration.ofSeconds(101));
    rig.left("events");
    assertThat(rest()).endsWith(recorded("subject = 'r7'").toArray(String[]::new));
  }
}
