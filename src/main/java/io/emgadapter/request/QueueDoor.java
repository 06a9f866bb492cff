package io.emgadapter.request;

import io.emgadapter.event.NewEvent.Reply;
import io.emgadapter.ledger.accept.Acceptance;
import io.emgadapter.ledger.accept.Acceptance.NotAcceptable;
import io.emgadapter.ledger.accept.Reject.Rejection;
import io.emgadapter.pause.PausePoint;
import io.emgadapter.request.QueueChannel.QueueMessage;
import io.emgadapter.request.RequestMeters.Door;
import io.emgadapter.request.RequestMeters.Verdict;
import io.emgadapter.request.SizeLimits.Limits;
import io.emgadapter.request.WorkRequest.Invalid;
import io.emgadapter.request.WorkRequest.Valid;
import io.emgadapter.sight.Counting;
import io.emgadapter.sight.TraceContext;
import io.emgadapter.work.Durably;
import io.emgadapter.work.Failures;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageProperties;

/**
 * The door for messages. Hands each one on as it comes and settles it after the ledger has
 * committed what became of it. It never gives one back, so an outage does not count as a delivery.
 */
@SuppressWarnings("FutureReturnValueIgnored") // What follows is in whenComplete.
final class QueueDoor implements Consumer<QueueMessage> {
  private static final Logger LOG = LoggerFactory.getLogger(QueueDoor.class);
  private static final int LONGEST_REPLY_TO = 255;

  private final RequestReader reader;
  private final Intake intake;
  private final RequestSettings settings;
  private final RequestMeters meters;
  private final Durably durably;

  QueueDoor(RequestReader reader, Intake intake, RequestSettings settings, RequestMeters meters) {
    this.reader = reader;
    this.intake = intake;
    this.settings = settings;
    this.meters = meters;
    this.durably = new Durably(() -> !intake.isRunning());
  }

  /** A message, and how it is settled. */
  private record Delivery(QueueMessage arrival, Origin origin, long since) {
    Message message() {
      return arrival.message();
    }

    byte[] bytes() {
      return message().getBody();
    }

    @Nullable String messageId() {
      return message().getMessageProperties().getMessageId();
    }

    /** A message that comes again has the name of its rejection, if it was rejected. */
    @Nullable UUID name() {
      boolean again = Boolean.TRUE.equals(message().getMessageProperties().getRedelivered());
      return again || messageId() != null ? Rejections.sameFor(bytes(), origin, messageId()) : null;
    }

    void settle() {
      arrival.ack();
      PausePoint.ACKED.reach();
    }

    /** Leaves the message to the broker's dead-letter queue, because nothing else can keep it. */
    void giveUp() {
      arrival.reject(false);
    }

    void giveBack() {
      arrival.reject(true);
    }
  }

  @Override
  public void accept(QueueMessage arrival) {
    meters.received(Door.QUEUE);
    Origin origin = origin(arrival.message().getMessageProperties());
    Delivery delivery = new Delivery(arrival, origin, System.nanoTime());
    PausePoint.DELIVERED.reach();
    try {
      take(read(delivery), delivery);
    } catch (Failures.Undecided e) {
      failed(e, delivery);
    }
  }

  private void take(WorkRequest request, Delivery delivery) {
    switch (request) {
      case Valid valid -> {
        PausePoint.VALIDATED.reach();
        decide(
            () -> intake.put(valid.request().of(delivery.name())),
            acceptance -> accepted(valid, acceptance, delivery),
            delivery);
      }
      case Invalid invalid -> reject(invalid, delivery);
    }
  }

  /** Something that waits for room in the intake. */
  private interface Putting {
    CompletableFuture<Acceptance> put() throws InterruptedException;
  }

  /** If the thread is interrupted, the process ends and the broker keeps the message. */
  private void decide(Putting putting, Consumer<Acceptance> then, Delivery delivery) {
    try {
      putting
          .put()
          .whenComplete((acceptance, failure) -> {
            if (failure == null) {
              then.accept(acceptance);
            } else {
              failed(failure, delivery);
            }
          });
    } catch (InterruptedException e) {
      meters.decided(Door.QUEUE, Verdict.UNDECIDED);
      Thread.currentThread().interrupt();
    }
  }

  private WorkRequest read(Delivery delivery) {
    try {
      // A handle of a file is looked up in the ledger; an outage of that is waited out.
      return durably.untilUp(() -> judge(delivery));
    } catch (Failures.Undecided e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error(
          "A message could not be read as a work request ({}); it is parked for a person",
          Failures.kind(e));
      Failures.debug(LOG, e);
      return new Invalid(null, "unknown", false, List.of(Limits.unreadable()));
    }
  }

  private WorkRequest judge(Delivery delivery) {
    return delivery.bytes().length > settings.mostBytes()
        ? new Invalid(null, "unknown", false, List.of(Limits.tooLarge(settings.mostBytes())))
        : reader.read(delivery.bytes(), delivery.origin());
  }

  private void accepted(Valid valid, Acceptance acceptance, Delivery delivery) {
    if (acceptance instanceof NotAcceptable(var problem)) {
      String id = valid.request().requestId();
      String resource = valid.request().resource().key();
      // The thread of the intake must not wait for room in the intake.
      Thread.startVirtualThread(
          () -> reject(new Invalid(id, resource, true, List.of(problem)), delivery));
    } else {
      settle(delivery, Verdict.of(acceptance));
    }
  }

  private void settle(Delivery delivery, Verdict verdict) {
    delivery.settle();
    meters.decided(Door.QUEUE, verdict);
    meters.settled(Duration.ofNanos(System.nanoTime() - delivery.since()));
  }

  private void reject(Invalid invalid, Delivery delivery) {
    Origin heard = reader.heard(delivery.origin());
    Rejection rejection = Rejections.of(invalid, delivery.bytes(), heard, delivery.messageId());
    decide(
        () -> intake.put(rejection),
        verdict -> {
          if (verdict instanceof NotAcceptable) {
            delivery.giveUp(); // the ledger cannot hold it
            meters.decided(Door.QUEUE, Verdict.GIVEN_UP);
          } else {
            settle(delivery, Verdict.of(verdict));
          }
        },
        delivery);
  }

  /**
   * Nothing was decided, so the broker still has the message. When the process ends, the broker
   * keeps what is not settled; at any other time it is asked to deliver the message again.
   */
  private void failed(Throwable failure, Delivery delivery) {
    if (!(failure instanceof Failures.Undecided)) {
      delivery.giveBack();
    }
    Counting.now(() -> meters.decided(Door.QUEUE, Verdict.UNDECIDED));
  }

  private Origin origin(MessageProperties properties) {
    return reader
        .origin(
            properties.getReceivedUserId(),
            new Reply(
                QueueMessage.property(properties.getReplyTo(), LONGEST_REPLY_TO),
                QueueMessage.property(properties.getCorrelationId(), LONGEST_REPLY_TO)))
        .traced(trace(properties.getHeaders()));
  }

  private static @Nullable TraceContext trace(Map<String, @Nullable Object> headers) {
    return headers.get(TraceContext.PARENT) instanceof String parent
        ? TraceContext.received(
            parent, headers.get(TraceContext.STATE) instanceof String state ? state : null)
        : null;
  }
}
