package io.emgadapter.sight;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.springframework.stereotype.Component;

/**
 * The four metrics that OpenTelemetry defines for clients of messaging systems, under their own
 * names and attributes. The conventions are not stable; the version that is meant is {@link
 * #CONVENTIONS}, and this is the only class that knows their names. Queues of EMG are not named,
 * because there may be one for each account; those of RabbitMQ are two.
 */
@Component
public final class MessagingMeters {
  /** The version of OpenTelemetry's semantic conventions. */
  public static final String CONVENTIONS = "1.43.0";

  private static final String SYSTEM = "messaging.system";
  private static final String OPERATION = "messaging.operation.name";
  private static final String TYPE = "messaging.operation.type";
  private static final String DESTINATION = "messaging.destination.name";
  private static final String ERROR = "error.type";

  /** What stands for no error, because all counters of one name need the same tags. */
  private static final String NONE = "";

  /** Ten of the boundaries that the conventions advise, in milliseconds: each costs series. */
  private static final Duration[] BUCKETS =
      LongStream.of(5, 10, 25, 50, 100, 250, 500, 1000, 2500, 10_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry registry;

  public MessagingMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** The systems that the adapter speaks with, by the words of the conventions. */
  public enum Broker {
    RABBITMQ,
    SERVICEBUS;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One queue or exchange at a broker; its counters are there with zero from now on.
   *
   * @param destination its name, or nothing where there may be many
   */
  public Channel channel(Broker broker, String destination) {
    return new Channel(registry, Tags.of(SYSTEM, broker.word(), DESTINATION, destination));
  }

  /** What is counted at one queue or exchange. */
  public static final class Channel {
    private final MeterRegistry registry;
    private final Tags tags;

    // To find a meter by its tags costs more than to count, and this is for every message.
    private final Map<String, Counter> sent = new ConcurrentHashMap<>();
    private final Map<String, Counter> consumed = new ConcurrentHashMap<>();
    private final Map<String, Timer> operations = new ConcurrentHashMap<>();
    private final Map<String, Timer> processes = new ConcurrentHashMap<>();

    private Channel(MeterRegistry registry, Tags tags) {
      this.registry = registry;
      this.tags = tags;
    }

    /** Has what is sent there count from zero. */
    public Channel sends(String operation) {
      sentCounter(operation, NONE);
      operationTimer(operation, "send", NONE);
      return this;
    }

    /** Has what comes from there count from zero. */
    public Channel consumes(String operation) {
      consumedCounter(operation);
      processTimer();
      return this;
    }

    /**
     * A batch was sent, in one operation.
     *
     * @param failed so many of it were not taken
     * @param error why not: one of a few words
     */
    public void sent(String operation, int all, int failed, String error, Duration took) {
      sentCounter(operation, NONE).increment(all - failed);
      if (failed > 0) {
        sentCounter(operation, error).increment(failed);
      }
      operationTimer(operation, "send", failed == all && all > 0 ? error : NONE).record(took);
    }

    /** So many messages were handed over. */
    public void consumed(String operation, int all) {
      consumedCounter(operation).increment(all);
    }

    /** A message, or a batch of them, was worked on. */
    public void processed(Duration took) {
      processTimer().record(took);
    }

    private Counter sentCounter(String operation, String error) {
      return sent.computeIfAbsent(
          operation + ' ' + error,
          _ ->
              Counter.builder("messaging.client.sent.messages")
                  .description("Messages that a producer tried to send to the broker.")
                  .tags(tags.and(OPERATION, operation, ERROR, error))
                  .register(registry));
    }

    private Counter consumedCounter(String operation) {
      return consumed.computeIfAbsent(
          operation,
          _ ->
              Counter.builder("messaging.client.consumed.messages")
                  .description("Messages that were delivered to the application.")
                  .tags(tags.and(OPERATION, operation))
                  .register(registry));
    }

    private Timer operationTimer(String operation, String type, String error) {
      return operations.computeIfAbsent(
          operation + ' ' + error,
          _ ->
              Timer.builder("messaging.client.operation.duration")
                  .description("How long an operation of a producer or consumer took.")
                  .tags(tags.and(OPERATION, operation, TYPE, type, ERROR, error))
                  .serviceLevelObjectives(BUCKETS)
                  .register(registry));
    }

    private Timer processTimer() {
      return processes.computeIfAbsent(
          NONE,
          _ ->
              Timer.builder("messaging.process.duration")
                  .description("How long the application worked on what was delivered.")
                  .tags(tags.and(OPERATION, "process", TYPE, "process", ERROR, NONE))
                  .serviceLevelObjectives(BUCKETS)
                  .register(registry));
    }
  }
}
