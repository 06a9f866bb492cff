package io.emgadapter.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.events.MoveCursor;
import io.emgadapter.ledger.events.WebhookCommands;
import io.emgadapter.ledger.parked.Audit.Act;
import io.emgadapter.relay.WebhookRig.Receiver;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of events, and of endpoints, while deliveries fail. */
class WebhookFailureTest {
  private final WebhookRig rig = new WebhookRig("w", "other");
  private final AtomicInteger status = new AtomicInteger(500);

  @AfterEach
  void close() throws Exception {
    rig.close();
  }

  /** Lets the next try come, which is the n-th. */
  private void tryAgain(Receiver receiver, int n, Duration later) {
    rig.ledger.pass(later);
    Awaitility.await().until(() -> receiver.posts.size() == n);
  }

  @Test
  void anEventIsTriedEightTimesInADayThenGivenUpAndTheNextOneGoes() {
    Receiver receiver = rig.receiver(_ -> status.get());
    rig.ended("r1");
    rig.relay("w", receiver);
    rig.deliveries("w", "DUE 1 500", "DUE 0");
    long[] minutes = {1, 6, 34, 133, 331, 661, 661};
    for (int n = 0; n < minutes.length - 1; n++) {
      tryAgain(receiver, n + 2, Duration.ofMinutes(minutes[n]));
      rig.deliveries("w", "DUE " + (n + 2) + " 500", "DUE 0");
    }
    status.set(200);
    rig.ledger.pass(Duration.ofMinutes(minutes[6]));
    rig.deliveries("w", "DELIVERED", "DELIVERED");
  }

  @Test
  void afterTheEighthFailureAnEventIsUndeliverableUntilAPersonResendsIt() {
    Receiver receiver = rig.receiver(_ -> status.get());
    rig.ended("r1");
    rig.relay("w", receiver);
    rig.deliveries("w", "DUE 1 500", "DUE 0");
    rig.ledger.sql().sql("update event_retry set attempts = 7").update();
    rig.ledger.pass(Duration.ofHours(1));
    rig.deliveries("w", "UNDELIVERABLE 8 500", "UNDELIVERABLE 8 500");

    status.set(200);
    UUID event =
        (UUID) rig.ledger.rows("select id from event order by number limit 1").getFirst().get("id");
    assertThat(
            rig.ledger.the(WebhookCommands.class).resend("w", event, new Act("somebody", "OPS-7")))
        .isTrue();
    rig.deliveries("w", "DELIVERED", "UNDELIVERABLE 8 500");

    assertThat(
            rig.ledger
                .the(WebhookCommands.class)
                .resend("nobody", event, new Act("somebody", null)))
        .isFalse();
    assertThat(rig.ledger.rows("select actor, action, target, detail from audit"))
        .extracting(Object::toString)
        .containsExactly(
            "{actor=somebody, action=resend, target=webhooks/w/deliveries/"
                + event
                + ", detail=OPS-7}");
  }

  @Test
  void oneThatIsGoneIsDisabledAtOnceAndGoesOnWhenEnabled() {
    status.set(410);
    Receiver receiver = rig.receiver(_ -> status.get());
    rig.ended("r1");
    rig.relay("w", receiver);
    rig.deliveries("w", "DUE 1 410", "DUE 0");
    assertThat(rig.isDisabled("w")).isTrue();
    rig.ended("r2");
    rig.ledger.pass(Duration.ofDays(2));
    Awaitility.await().pollDelay(Duration.ofMillis(300)).until(() -> true);
    assertThat(receiver.posts).hasSize(1);

    status.set(200);
    rig.ledger.the(WebhookCommands.class).enable("w", new Act("somebody", "mended, OPS-8"));
    rig.deliveries("w", "DELIVERED", "DELIVERED", "DELIVERED", "DELIVERED");
    assertThat(rig.isDisabled("w")).isFalse();
    assertThat(rig.ledger.rows("select action, detail from audit"))
        .extracting(Object::toString)
        .containsExactly("{action=enable, detail=mended, OPS-8}");
  }

  @Test
  void oneThatFailsForDaysIsDisabledAndASuccessInBetweenForgivesIt() {
    Receiver receiver = rig.receiver(_ -> status.get());
    rig.ended("r1");
    rig.relay("w", receiver);
    rig.deliveries("w", "DUE 1 500", "DUE 0");
    status.set(200);
    tryAgain(receiver, 3, Duration.ofMinutes(1));
    rig.deliveries("w", "DELIVERED", "DELIVERED");
    assertThat(rig.ledger.rows("select 1 from webhook where failing_since is null")).hasSize(1);

    status.set(500);
    rig.ended("r2");
    Awaitility.await().until(() -> receiver.posts.size() == 4);
    rig.deliveries("w", "DELIVERED", "DELIVERED", "DUE 1 500", "DUE 0");
    assertThat(rig.isDisabled("w")).isFalse();
    rig.ledger.pass(Duration.ofSeconds(MoveCursor.DISABLED_AFTER_SECONDS).plusHours(1));
    Awaitility.await().until(() -> rig.isDisabled("w"));
  }

  @Test
  void oneThatHangsHoldsUpNoOther() {
    CountDownLatch over = new CountDownLatch(1);
    Receiver hangs =
        rig.receiver(_ -> {
          try {
            over.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return 200;
        });
    Receiver other = rig.receiver(_ -> 200);
    rig.ended("r1");
    rig.relay("w", hangs);
    rig.relay("other", other);
    Awaitility.await().until(() -> hangs.posts.size() == 1);
    rig.deliveries("other", "DELIVERED", "DELIVERED");
    over.countDown();
    rig.deliveries("w", "DELIVERED", "DELIVERED");
  }

  @Test
  void anOutageOfTheLedgerCountsNoAttempt() {
    Receiver receiver =
        rig.receiver(n -> {
          if (n == 1) {
            rig.ledger.sql().sql("alter table event_retry rename to away").update();
          }
          return 500;
        });
    rig.ended("r1");
    rig.relay("w", receiver);
    Awaitility.await().until(() -> receiver.posts.size() == 1);
    rig.ledger.pass(Duration.ofHours(1));
    rig.ledger.sql().sql("alter table away rename to event_retry").update();
    rig.deliveries("w", "DUE 1 500", "DUE 0");
    assertThat(receiver.posts).hasSize(1);
  }

  @Test
  void twoInstancesPostEachEventOnceAndInOrder() {
    Receiver receiver = rig.receiver(_ -> 200);
    for (int i = 0; i < 20; i++) {
      rig.ended("r" + i);
    }
    rig.relay("w", receiver);
    rig.relay("w", receiver);
    Awaitility.await().until(() -> receiver.posts.size() == 40);
    assertThat(receiver.posts)
        .extracting(post -> post.headers().get("webhook-id"))
        .doesNotHaveDuplicates();
    for (int i = 0; i < 20; i++) {
      String subject = "\"subject\":\"r" + i + "\"";
      assertThat(
              receiver.posts.stream().map(WebhookRig.Post::body).filter(b -> b.contains(subject)))
          .satisfiesExactly(
              first -> assertThat(first).contains("task.acknowledged"),
              last -> assertThat(last).contains("request.completed"));
    }
  }
}
