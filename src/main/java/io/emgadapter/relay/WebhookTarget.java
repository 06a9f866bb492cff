package io.emgadapter.relay;

import io.emgadapter.ledger.events.Delivery;
import io.emgadapter.ledger.events.Delivery.Attempt;
import io.emgadapter.ledger.events.Delivery.Attempt.End;
import io.emgadapter.ledger.events.Delivery.Destination;
import io.emgadapter.ledger.events.Listeners;
import io.emgadapter.ledger.events.LoggedEvent;
import io.emgadapter.ledger.events.MoveCursor.Endpoint;
import io.emgadapter.relay.WebhookPost.Posted;
import io.emgadapter.sight.TraceSpan;
import io.emgadapter.sight.TraceSpan.Attribute;
import io.emgadapter.sight.Traces;
import io.emgadapter.sight.Traces.Part;
import io.emgadapter.work.LogKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One webhook. It gets the events of one subject one after the other, and those of a few subjects
 * at the same time. If it does not take an event, the later events of that subject wait.
 */
final class WebhookTarget implements EventTarget {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookTarget.class);
  private static final int AT_ONCE = 8;

  /** After a crash so many may be delivered twice. */
  private static final int MOST = 32;

  private final String name;
  private final Listeners.Webhook listener;
  private final WebhookPost endpoint;
  private final Traces traces;
  private boolean mayFail = true;
  private @Nullable Endpoint news;

  WebhookTarget(String name, Listeners.Webhook listener, WebhookPost endpoint, Traces traces) {
    this.name = name;
    this.listener = listener;
    this.endpoint = endpoint;
    this.traces = traces;
  }

  @Override
  public int most() {
    return MOST;
  }

  @Override
  public Stream<Delivery> deliveries(LoggedEvent event) {
    return listener.hears(event.routingKey(), event.event().subscription())
        ? Stream.of(Delivery.of(event, Destination.webhook(name), event.correlationId()))
        : Stream.empty();
  }

  @Override
  public List<Attempt> deliver(List<Delivery> deliveries, BooleanSupplier may) {
    Map<String, List<Delivery>> subjects = new LinkedHashMap<>();
    deliveries.forEach(delivery ->
        subjects.computeIfAbsent(delivery.line().subject(), _ -> new ArrayList<>()).add(delivery));
    Semaphore free = new Semaphore(AT_ONCE);
    List<Future<List<Attempt>>> posted;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      posted =
          subjects.values().stream()
              .map(line -> threads.submit(() -> inLine(line, free, may)))
              .toList();
    } // closing it waits for all
    Map<Delivery, Attempt> attempts = new LinkedHashMap<>();
    posted.forEach(line -> line.resultNow().forEach(each -> attempts.put(each.delivery(), each)));
    return deliveries.stream().map(attempts::get).toList();
  }

  private List<Attempt> inLine(List<Delivery> line, Semaphore free, BooleanSupplier may) {
    List<Attempt> attempts = new ArrayList<>();
    boolean open = true;
    for (Delivery delivery : line) {
      Attempt each = open ? posted(delivery, free, may) : Attempt.waits(delivery, Duration.ZERO);
      attempts.add(each);
      open &= each.end() == End.DONE || each.end() == End.GIVEN_UP;
    }
    return attempts;
  }

  private Attempt posted(Delivery delivery, Semaphore free, BooleanSupplier may) {
    free.acquireUninterruptibly();
    try {
      return may.getAsBoolean() ? attempt(delivery, post(delivery)) : Attempt.outage(delivery);
    } finally {
      free.release();
    }
  }

  private Posted post(Delivery delivery) {
    TraceSpan span =
        traces.begin(Part.POST, delivery.logged().event().trace()).with(Attribute.WEBHOOK, name);
    String outcome = "undecided";
    try {
      Posted posted = endpoint.post(delivery);
      outcome = posted.outcome();
      return posted;
    } finally {
      span.end(outcome);
    }
  }

  private Attempt attempt(Delivery delivery, Posted posted) {
    noteHealth(posted);
    if (posted.worked()) {
      return new Attempt(delivery, End.DONE, posted.outcome(), Duration.ZERO, true);
    }
    Optional<Duration> pause = WebhookRetries.pause(delivery.attempts() + 1);
    if (pause.isEmpty()) {
      LOG.atWarn()
          .addKeyValue(LogKey.WEBHOOK, name)
          .addKeyValue(LogKey.EVENT, delivery.logged().event().id())
          .log("The webhook took an event at no attempt; it is given up and can be resent");
    }
    return pause
        .map(again -> new Attempt(delivery, End.AGAIN, posted.outcome(), again, true))
        .orElseGet(
            () -> new Attempt(delivery, End.GIVEN_UP, posted.outcome(), Duration.ZERO, true));
  }

  /** One success among several counts as success; as long as none fails, nothing is recorded. */
  private synchronized void noteHealth(Posted posted) {
    if (posted.gone()) {
      LOG.atWarn()
          .addKeyValue(LogKey.WEBHOOK, name)
          .log("The webhook answers that it is gone; it is disabled until an operator enables it");
    }
    boolean worked = posted.worked() || (news != null && news.worked());
    boolean gone = posted.gone() || (news != null && news.gone());
    if (!posted.worked() || mayFail || news != null) {
      news = new Endpoint(name, worked, gone);
    }
  }

  @Override
  public synchronized @Nullable Endpoint news() {
    Endpoint fresh = news;
    news = null;
    if (fresh != null) {
      mayFail = !fresh.worked();
    }
    return fresh;
  }

  /** When an event that a webhook did not take is tried again: eight attempts in 27.6 hours. */
  static final class WebhookRetries {
    private static final List<Duration> PAUSES =
        List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(10));

    /** Up to a tenth more, so that events that failed together are not retried together. */
    private static final double JITTER = 0.1;

    private WebhookRetries() {}

    /**
     * How long to wait before the next attempt.
     *
     * @param failures how many attempts have failed, from 1
     * @return empty after the last attempt
     */
    static Optional<Duration> pause(int failures) {
      if (failures > PAUSES.size()) {
        return Optional.empty();
      }
      long millis = PAUSES.get(failures - 1).toMillis();
      double more = ThreadLocalRandom.current().nextDouble() * JITTER;
      return Optional.of(Duration.ofMillis(millis + (long) (millis * more)));
    }
  }
}
