package io.emgadapter.operate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.envelope.EnvelopeWriter.TaskForm;
import io.emgadapter.gateway.emg.ConnectionString;
import io.emgadapter.gateway.emg.EmgQueue;
import io.emgadapter.ledger.TestLedger;
import io.emgadapter.ledger.parked.Park;
import io.emgadapter.ledger.reads.ReadParked;
import io.emgadapter.ledger.reads.ReadParked.ParkedStatus;
import io.emgadapter.ledger.reads.ReadParked.Wanted;
import io.emgadapter.operate.DeadLetter.DeadLetterSettings;
import io.emgadapter.order.Route;
import io.emgadapter.sandbox.SharedBroker;
import io.emgadapter.simulator.broker.EmbeddedBroker;
import io.emgadapter.subscription.EnvelopeLogin;
import io.emgadapter.subscription.Subscription;
import io.emgadapter.subscription.SubscriptionSettings.Routes;
import io.emgadapter.subscription.SubscriptionSettings.VerificationPolicy;
import io.emgadapter.subscription.Subscriptions;
import io.emgadapter.subscription.TestAccountKeys;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/**
 * Broker-J reads an address with a slash as an exchange and a key, so in the place of Service Bus'
 * dead-letter queue stands an exchange of the queue's name.
 */
class EmgDeadLettersTest {
  private final TestLedger ledger = new TestLedger();
  private final String queue = SharedBroker.name("outgoing");
  private final CachingConnectionFactory connections =
      new CachingConnectionFactory(EmbeddedBroker.HOST, SharedBroker.get().port());
  private final RabbitAdmin admin = new RabbitAdmin(connections);
  private final EmgDeadLetters letters =
      new EmgDeadLetters(
          new Subscriptions(Map.of("default", subscription())),
          ledger.the(Park.class),
          new DeadLetterSettings(true, true));

  private Subscription subscription() {
    return new Subscription(
        "default",
        "ACME",
        null,
        new EmgQueue(
            "default",
            new ConnectionString(
                EmbeddedBroker.HOST,
                SharedBroker.get().port(),
                false,
                EmbeddedBroker.USER,
                EmbeddedBroker.PASSWORD,
                queue)),
        TaskForm.STRING,
        EnvelopeLogin.NONE,
        TestAccountKeys.none(),
        VerificationPolicy.OFF,
        10,
        new Routes(Route.EMG, null, null),
        1000,
        false);
  }

  @AfterEach
  void close() {
    letters.stop();
    admin.deleteExchange(queue);
    connections.destroy();
    ledger.close();
  }

  private List<ParkedStatus> parked() {
    return ledger.the(ReadParked.class).page(new Wanted("PARKED", null, null, null, false, 10));
  }

  @Test
  void deadLettersThatCannotBeParkedAreStuckUntilTheyCan() {
    ledger.sql().sql("alter table parked rename to parked_away").update();
    letters.start();
    admin.declareExchange(new TopicExchange(queue, false, false));

    sendUntil(() -> letters.stuck(Duration.ofMillis(500)).equals(List.of("default")));

    ledger.sql().sql("alter table parked_away rename to parked").update();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> letters.stuck(Duration.ofMinutes(1)).isEmpty());
    await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(parked()).isNotEmpty());
  }

  private void sendUntil(Callable<Boolean> done) {
    RabbitTemplate rabbit = new RabbitTemplate(connections);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> {
          rabbit.send(
              queue,
              "$deadletterqueue",
              MessageBuilder.withBody("{}".getBytes(UTF_8))
                  .setHeader("DeadLetterReason", "MaxDeliveryCountExceeded")
                  .build());
          return done.call();
        });
  }

  @Test
  void aDeadLetterIsParkedOnceThoughItsQueueIsMissingAtFirstAndItComesTwice() {
    letters.start();
    admin.declareExchange(new TopicExchange(queue, false, false));

    sendUntil(() -> !parked().isEmpty());

    assertThat(parked())
        .singleElement()
        .satisfies(each -> {
          assertThat(each.reason()).isEqualTo("dead-lettered");
          assertThat(each.source()).isEqualTo(Park.EMG);
          assertThat(each.subscription()).isEqualTo("default");
          assertThat(each.detail()).isEqualTo("The broker gave it up: MaxDeliveryCountExceeded.");
        });
  }
}
