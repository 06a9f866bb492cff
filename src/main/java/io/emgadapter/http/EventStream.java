package io.emgadapter.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.emgadapter.access.Caller;
import io.emgadapter.event.CloudEvents;
import io.emgadapter.event.CloudEvents.RecordedEvent;
import io.emgadapter.ledger.reads.ReadFeed;
import io.emgadapter.ledger.reads.ReadFeed.FeedFilter;
import io.emgadapter.ledger.reads.ReadFeed.FeedPart;
import io.emgadapter.subscription.Subscriptions;
import io.emgadapter.work.Failures;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Writes events to one consumer, in a thread of its own, until the consumer goes away, what it was
 * known by ends, or the instance stops. It holds only the part that it has read. While a slow
 * consumer reads, the stream waits and keeps no connection of the ledger.
 */
final class EventStream {
  private final ReadFeed feed;
  private final Subscriptions subscriptions;
  private final Masking masking;
  private final StreamSettings settings;
  private final BooleanSupplier goesOn;
  private final Caller caller;
  private final OutputStream out;
  private long quietSince = System.nanoTime();

  EventStream(
      ReadFeed feed,
      Subscriptions subscriptions,
      Masking masking,
      StreamSettings settings,
      BooleanSupplier goesOn,
      Caller caller,
      OutputStream out) {
    this.feed = feed;
    this.subscriptions = subscriptions;
    this.masking = masking;
    this.settings = settings;
    this.goesOn = goesOn;
    this.caller = caller;
    this.out = out;
  }

  /**
   * Writes until the stream ends.
   *
   * @throws IOException if the consumer has gone away, or took too long to read
   */
  void run(long from, FeedFilter filter) throws IOException, InterruptedException {
    write(EventText.OPENING);
    long reached = from;
    while (goesOn.getAsBoolean()) {
      FeedPart part = read(reached, filter);
      List<RecordedEvent> heard =
          part.events().stream()
              .flatMap(event -> Visibility.heard(caller, event).stream())
              .map(event -> masking.event(caller, event))
              .toList();
      for (RecordedEvent event : heard) {
        out.write(EventText.of(event, subscriptions.laxPolicy(event.subscription())));
      }
      flush(!heard.isEmpty());
      reached = part.reached();
      if (part.atEnd()) {
        feed.await(reached, settings.poll());
      }
    }
  }

  /** Gives nothing new while the ledger is out of reach. */
  private FeedPart read(long reached, FeedFilter filter) {
    try {
      return feed.read(reached, filter);
    } catch (RuntimeException e) {
      if (Failures.isOutage(e)) {
        return new FeedPart(List.of(), reached, true);
      }
      throw e;
    }
  }

  private void flush(boolean written) throws IOException {
    if (written) {
      out.flush();
      quietSince = System.nanoTime();
    } else if (System.nanoTime() - quietSince >= settings.heartbeat().toNanos()) {
      write(EventText.HEARTBEAT);
    }
  }

  private void write(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
    quietSince = System.nanoTime();
  }

  /** Events as Server-Sent Events (WHATWG HTML, 9.2). */
  static final class EventText {
    /** The first bytes, so that the response begins at once, and a client reconnects soon. */
    static final byte[] OPENING = "retry: 3000\n: open\n\n".getBytes(UTF_8);

    /** A sign of life. */
    static final byte[] HEARTBEAT = ": nothing new\n\n".getBytes(UTF_8);

    private EventText() {}

    /** One event: its id, its type, and as data the CloudEvent as every destination gets it. */
    static byte[] of(RecordedEvent event, @Nullable String laxPolicy) {
      String data =
          new String(CloudEvents.write(event, laxPolicy), UTF_8)
              .lines()
              .map(line -> "data: " + line + "\n")
              .collect(Collectors.joining());
      return "id: %s\nevent: %s\n%s\n"
          .formatted(event.id(), event.type().type(), data)
          .getBytes(UTF_8);
    }
  }

  /**
   * How events are streamed over HTTP. Settings {@code emg.http.streams.*}.
   *
   * @param most the most streams that are open at one instance; 0 for none
   * @param mostOfOne the most streams of one user
   * @param poll how long a stream waits before it looks for more events
   * @param heartbeat how long a stream is silent before it sends a sign of life
   * @param resume how far back a stream can resume
   */
  @ConfigurationProperties("emg.http.streams")
  public record StreamSettings(
      @DefaultValue("32") int most,
      @DefaultValue("8") int mostOfOne,
      @DefaultValue("500ms") Duration poll,
      @DefaultValue("15s") Duration heartbeat,
      @DefaultValue("7d") Duration resume) {}
}
