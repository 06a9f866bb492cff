package io.emgadapter.receive;

import io.emgadapter.ledger.orders.TakeNotifications;
import io.emgadapter.ledger.orders.TakeNotifications.Message;
import io.emgadapter.ledger.orders.TakeNotifications.Taken;
import io.emgadapter.ledger.parked.Park;
import io.emgadapter.ledger.parked.Park.Parking;
import io.emgadapter.notification.CloudEventReader.Read;
import io.emgadapter.order.ContentId;
import io.emgadapter.pause.PausePoint;
import io.emgadapter.receive.FeedMeters.Fate;
import io.emgadapter.sight.Counting;
import io.emgadapter.work.Durably;
import io.emgadapter.work.Failures;
import io.emgadapter.work.LogKey;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Takes notifications that come by other ways than the queue of the messaging gateway: pushed by a
 * Fabric stream, searched for, or read as notices. When a call returns, each is in the ledger or
 * parked; the same again changes nothing.
 */
@Component
public class Feeds {
  private static final Logger LOG = LoggerFactory.getLogger(Feeds.class);

  /** So many in one transaction. */
  private static final int BATCH = 200;

  private final TakeNotifications takeNotifications;
  private final Park park;
  private final FeedMeters meters;

  Feeds(TakeNotifications takeNotifications, Park park, FeedMeters meters) {
    this.takeNotifications = takeNotifications;
    this.park = park;
    this.meters = meters;
  }

  private record Given(JsonNode item, Read read) {}

  /**
   * Takes what came for a subscription.
   *
   * @param durably how long an outage is waited out
   * @param items as they came, in their order
   * @return what was parked of it
   * @throws io.emgadapter.work.Failures.Undecided if an outage is not waited out; then nothing is
   *     known of the last of them, and all of them should come again
   */
  public List<Parking> take(
      Durably durably, String subscription, FeedSource source, List<? extends JsonNode> items) {
    List<Parking> aside = new ArrayList<>();
    for (int from = 0; from < items.size(); from += BATCH) {
      List<? extends JsonNode> some = items.subList(from, Math.min(items.size(), from + BATCH));
      aside.addAll(batch(durably, subscription, source, some));
    }
    return aside;
  }

  private List<Parking> batch(
      Durably durably, String subscription, FeedSource source, List<? extends JsonNode> items) {
    PausePoint.RECEIVED.reach();
    List<Fate> fates = new ArrayList<>();
    List<Parking> aside = new ArrayList<>();
    List<Given> understood = new ArrayList<>();
    for (JsonNode item : items) {
      switch (read(source, item)) {
        case Read.Understood read -> understood.add(new Given(item, read));
        case Read.Unreadable(var detail) -> {
          fates.add(Fate.UNREADABLE);
          aside.add(parking(subscription, source, item, Fate.UNREADABLE, detail));
        }
      }
    }
    List<Fate> taken = ledger(durably, subscription, source, understood);
    for (int i = 0; i < taken.size(); i++) {
      Fate fate = taken.get(i);
      fates.add(fate);
      if (fate.isParked()) {
        aside.add(parking(subscription, source, understood.get(i).item(), fate, fate.detail()));
      }
    }
    durably.each(aside, park::park, Feeds::loseBytes);
    Counting.whenCommitted(() -> meters.took(source, fates));
    return aside;
  }

  /** What stumbles over one item must not hold up the others. */
  private static Read read(FeedSource source, JsonNode item) {
    try {
      return source.read(item);
    } catch (RuntimeException | StackOverflowError e) {
      Failures.debug(LOG, e);
      return new Read.Unreadable("An item that could not be read (" + Failures.kind(e) + ").");
    }
  }

  private List<Fate> ledger(
      Durably durably, String subscription, FeedSource source, List<Given> understood) {
    List<Message> messages = understood.stream().map(Feeds::message).toList();
    return durably
        .run(
            messages,
            some -> takeNotifications.take(subscription, source.way(), some),
            _ -> Taken.NOT_STORABLE)
        .stream()
        .map(Fate::of)
        .toList();
  }

  private static Message message(Given given) {
    if (given.read() instanceof Read.Understood(var id, var what, var digest)) {
      return new Message(id, what, digest, FeedJson.bytes(given.item()));
    }
    throw new IllegalStateException("only what was understood");
  }

  /** The same item always has the same id, so that it is parked once. */
  private static Parking parking(
      String subscription, FeedSource source, JsonNode item, Fate fate, String detail) {
    byte[] bytes = FeedJson.bytes(item);
    return new Parking(
        ContentId.of(bytes, subscription, source.parkedAs()),
        subscription,
        source.parkedAs(),
        fate.reason(),
        detail,
        null,
        bytes);
  }

  private static void loseBytes(Parking parking) {
    LOG.atError()
        .addKeyValue(LogKey.PARKED, parking.id())
        .log("The ledger cannot take what a feed delivered, not even as parked; it is lost");
  }
}
