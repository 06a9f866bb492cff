package io.emgadapter.receive;

import io.emgadapter.gateway.emg.EmgReceiver;
import io.emgadapter.gateway.emg.Incoming;
import io.emgadapter.ledger.end.Answers;
import io.emgadapter.ledger.end.ApplyAnswers.Applied;
import io.emgadapter.ledger.orders.TakeNotifications.Message;
import io.emgadapter.ledger.orders.TakeNotifications.Taken;
import io.emgadapter.ledger.parked.Park;
import io.emgadapter.ledger.parked.Park.Parking;
import io.emgadapter.order.Answer;
import io.emgadapter.order.ContentId;
import io.emgadapter.pause.PausePoint;
import io.emgadapter.receive.ReceiveMeters.OfOne;
import io.emgadapter.receive.Recognised.Ack;
import io.emgadapter.receive.Recognised.Aside;
import io.emgadapter.receive.Recognised.Judged;
import io.emgadapter.receive.Recognised.Notice;
import io.emgadapter.sight.Counting;
import io.emgadapter.sight.TraceSpan.Attribute;
import io.emgadapter.sight.TraceSpan.OfBatch;
import io.emgadapter.sight.Traces;
import io.emgadapter.sight.Traces.Part;
import io.emgadapter.subscription.Subscription;
import io.emgadapter.work.Durably;
import io.emgadapter.work.LogKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes batches from the queue of one subscription. Commits what became of each message and then
 * settles the batch. After a crash in between the batch is delivered again, and changes nothing
 * twice. When the gate shuts within a batch, the rest of it stays in the queue.
 */
final class Inbox {
  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

  private final Subscription subscription;
  private final Recogniser recogniser;
  private final Answers answers;
  private final Notices notices;
  private final Park park;
  private final Durably durably;
  private final Onlookers onlookers;

  Inbox(
      Subscription subscription,
      Answers answers,
      Notices notices,
      Park park,
      Durably durably,
      Onlookers onlookers) {
    this.subscription = subscription;
    this.recogniser = new Recogniser(subscription);
    this.answers = answers;
    this.notices = notices;
    this.park = park;
    this.durably = durably;
    this.onlookers = onlookers;
  }

  /** Who hears of every message, and decides nothing about it. */
  record Onlookers(TrustGate trust, UntrustedLog untrusted, OfOne meters, Traces traces) {}

  private record Acked(Incoming message, Answer answer) {}

  private record Noticed(Incoming message, Message notice) {}

  /** Takes a batch; gives what was parked of it. What ends by it has a link to its span. */
  List<Parking> take(List<Incoming> batch) {
    try (OfBatch span = onlookers.traces().batch(Part.RECEIVE, "", batch.size(), List.of())) {
      span.with(Attribute.SUBSCRIPTION, subscription.name());
      return taken(batch);
    }
  }

  private List<Parking> taken(List<Incoming> batch) {
    PausePoint.RECEIVED.reach();
    long since = System.nanoTime();
    List<Judged> all = untilShut(batch.stream().map(recogniser::recognise).toList());
    PausePoint.VERIFIED.reach();
    List<Incoming> taken = batch.subList(0, all.size());
    List<Acked> acks = new ArrayList<>();
    List<Noticed> noticed = new ArrayList<>();
    List<Parking> aside = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Incoming message = taken.get(i);
      switch (all.get(i).what()) {
        case Ack(Answer answer) -> acks.add(new Acked(message, answer));
        case Notice(Message notice) -> noticed.add(new Noticed(message, notice));
        case Aside what -> aside.add(parking(message, what));
      }
    }
    // Answers first, so that the orders are known that notifications are about.
    List<Applied> applied = apply(acks, aside);
    List<Taken> told = tell(noticed, aside);
    durably.each(aside, park::park, Inbox::loseBytes);
    EmgReceiver.acceptAll(taken);
    batch.subList(taken.size(), batch.size()).forEach(Incoming::release);
    PausePoint.SETTLED.reach();
    look(all, aside);
    Duration took = Duration.ofNanos(System.nanoTime() - since);
    Counting.whenCommitted(() -> onlookers.meters().took(all, applied, told, aside, took));
    return aside;
  }

  /** The queue keeps what comes behind the one that shows that the key is another one. */
  private List<Judged> untilShut(List<Judged> all) {
    return all.subList(0, onlookers.trust().untilShut(all.stream().map(Judged::trust).toList()));
  }

  /** After all is settled, so that a batch that is tried again counts once. */
  private void look(List<Judged> all, List<Parking> aside) {
    for (Judged each : all) {
      onlookers.trust().saw(each.trust());
      if (each.trust().isDoubted() && !(each.what() instanceof Aside)) {
        onlookers.untrusted().believed();
      }
    }
    onlookers.untrusted().parked(aside);
  }

  /** Applies answers; adds what must be parked because it fits no Task. */
  private List<Applied> apply(List<Acked> acks, List<Parking> unfit) {
    List<Applied> applied =
        answers.apply(durably, subscription.name(), acks.stream().map(Acked::answer).toList());
    for (int i = 0; i < acks.size(); i++) {
      Acked ack = acks.get(i);
      unfit(applied.get(i), ack.answer().task())
          .ifPresent(aside -> unfit.add(parking(ack.message(), aside)));
    }
    return applied;
  }

  private static Optional<Aside> unfit(Applied applied, UUID task) {
    return switch (applied) {
      case UNKNOWN ->
          aside("unknown-origination", "An Ack for no Task of this subscription.", task);
      case NOT_STORABLE -> aside("not-storable", "An Ack that the ledger cannot hold.", task);
      case ENDED, LATE -> Optional.empty();
    };
  }

  /** Takes notifications; adds what must be parked. */
  private List<Taken> tell(List<Noticed> noticed, List<Parking> unfit) {
    List<Taken> taken =
        notices.take(durably, subscription.name(), noticed.stream().map(Noticed::notice).toList());
    for (int i = 0; i < noticed.size(); i++) {
      Incoming message = noticed.get(i).message();
      unfit(taken.get(i)).ifPresent(aside -> unfit.add(parking(message, aside)));
    }
    return taken;
  }

  private static Optional<Aside> unfit(Taken taken) {
    return switch (taken) {
      case CONFLICTING ->
          aside("conflicting-id", "A notification whose Id came before with other content.", null);
      case NOT_STORABLE ->
          aside("not-storable", "A notification that the ledger cannot hold.", null);
      case TAKEN, KNOWN, REPEATED -> Optional.empty();
    };
  }

  private static Optional<Aside> aside(String reason, String detail, @Nullable UUID task) {
    return Optional.of(new Aside(reason, detail, task));
  }

  private static void loseBytes(Parking parking) {
    LOG.atError()
        .addKeyValue(LogKey.PARKED, parking.id())
        .log("The ledger cannot take a message from EMG, not even as parked; it is lost");
  }

  private Parking parking(Incoming message, Aside aside) {
    return new Parking(
        sameFor(message),
        subscription.name(),
        Park.EMG,
        aside.reason(),
        aside.detail(),
        aside.task(),
        message.body());
  }

  /** The same message always has the same id, so that a crash does not park it twice. */
  private UUID sameFor(Incoming message) {
    return ContentId.of(message.body(), subscription.name(), message.messageId());
  }
}
