package io.emgadapter.operate;

import io.emgadapter.event.NewEvent.Reply;
import io.emgadapter.ledger.parked.Park;
import io.emgadapter.ledger.parked.Park.Parking;
import io.emgadapter.request.Consumption.Arrival;
import io.emgadapter.work.Durably;
import io.emgadapter.work.LogKey;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageProperties;

/**
 * Parks what the broker gave up of the queue of work requests. Settles each only after the ledger
 * has it; while the ledger is out of reach it waits with the message in hand.
 */
final class RequestDeadLetters implements Consumer<Arrival> {
  private static final Logger LOG = LoggerFactory.getLogger(RequestDeadLetters.class);

  private final Park park;
  private final Durably durably;

  RequestDeadLetters(Park park, Durably durably) {
    this.park = park;
    this.durably = durably;
  }

  @Override
  public void accept(Arrival arrival) {
    Parking parking = parking(arrival.message());
    try {
      if (durably.run(List.of(parking), this::park, _ -> false).getFirst()) {
        LOG.atInfo()
.addKeyValue(LogKey.PARKED, parking.id())
.log("A work request that the broker gave up is parked as {}", parking.id());
        arrival.ack();
      } else {
        LOG.error("A work request that the broker gave up cannot be parked; it stays in its queue");
      }
    } catch (Durably.Undecided e) {
      LOG.debug("The process ends; what the broker gave up stays in its queue");
    }
  }

  private List<Boolean> park(List<Parking> batch) {
    park.park(batch);
    return List.of(true);
  }

  private static Parking parking(Message message) {
    MessageProperties properties = message.getMessageProperties();
    String queue = String.valueOf(properties.getConsumerQueue());
    return new Parking(
        DeadLetter.sameFor(queue, properties.getMessageId(), message.getBody()),
        null,
        Park.WORK_REQUESTS,
        DeadLetter.REASON,
        DeadLetter.detail(reason(properties)),
        null,
        message.getBody(),
        DeadLetter.plain(properties.getReceivedUserId()),
        new Reply(
            DeadLetter.plain(properties.getReplyTo()),
            DeadLetter.plain(properties.getCorrelationId())));
  }

  /** RabbitMQ's word: {@code delivery_limit}, {@code rejected}, {@code expired}, {@code maxlen}. */
  private static @Nullable String reason(MessageProperties properties) {
    Object word = properties.getHeader("x-first-death-reason");
    return word == null ? null : DeadLetter.plain(word.toString());
  }
}
