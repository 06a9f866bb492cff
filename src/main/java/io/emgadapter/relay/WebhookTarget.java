package io.emgadapter.relay;

import io.emgadapter.ledger.events.Delivery;
import io.emgadapter.ledger.events.Delivery.Attempt;
import io.emgadapter.ledger.events.Delivery.Attempt.End;
import io.emgadapter.ledger.events.Delivery.Destination;
import io.emgadapter.ledger.events.Listeners;
import io.emgadapter.ledger.events.LoggedEvent;
import io.emgadapter.ledger.events.MoveCursor.Endpoint;
import io.emgadapter.relay.WebhookPost.Posted;
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
 * One webhook. Events of one subject go one after the other, a few subjects at once; after one that
 * is not taken the rest of its subject waits.
 */
final class WebhookTarget implements EventTarget {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookTarget.class);
  private static final int AT_ONCE = 8;

  /** A crash makes so many come again. */
  private static final int MOST = 32;

  private final String name;
  private final Listeners.Webhook listener;
  private final WebhookPost endpoint;
  private boolean mayFail = true;
  private @Nullable Endpoint news;

  WebhookTarget(String name, Listeners.Webhook listener, WebhookPost endpoint) {
    this.name = name;
    this.listener = listener;
    this.endpoint = endpoint;
  }

  @Override
  public int most() {
    return MOST;
  }

  @Override
  public Stream<Delivery> copies(LoggedEvent event) {
    return listener.hears(event.routingKey(), event.event().subscription())
        ? Stream.of(Delivery.of(event, Destination.webhook(name), event.correlationId()))
        : Stream.empty();
  }

  @Override
  public List<Attempt> tell(List<Delivery> copies, BooleanSupplier may) {
    Map<String, List<Delivery>> subjects = new LinkedHashMap<>();
    copies.forEach(
        copy -> subjects.computeIfAbsent(copy.line().subject(), _ -> new ArrayList<>()).add(copy));
    Semaphore free = new Semaphore(AT_ONCE);
    List<Future<List<Attempt>>> posted;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      posted =
          subjects.values().stream()
              .map(line -> threads.submit(() -> inLine(line, free, may)))
              .toList();
    } // closing it waits for all
    Map<Delivery, Attempt> told = new LinkedHashMap<>();
    posted.forEach(line -> line.resultNow().forEach(each -> told.put(each.delivery(), each)));
    return copies.stream().map(told::get).toList();
  }

  private List<Attempt> inLine(List<Delivery> line, Semaphore free, BooleanSupplier may) {
    List<Attempt> told = new ArrayList<>();
    boolean open = true;
    for (Delivery copy : line) {
      Attempt each = open ? posted(copy, free, may) : Attempt.waits(copy, Duration.ZERO);
      told.add(each);
      open &= each.end() == End.DONE || each.end() == End.GIVEN_UP;
    }
    return told;
  }

  private Attempt posted(Delivery copy, Semaphore free, BooleanSupplier may) {
    free.acquireUninterruptibly();
    try {
      return may.getAsBoolean() ? told(copy, endpoint.post(copy)) : Attempt.outage(copy);
    } finally {
      free.release();
    }
  }

  private Attempt told(Delivery copy, Posted posted) {
    learn(posted);
    if (posted.worked()) {
      return new Attempt(copy, End.DONE, posted.outcome(), Duration.ZERO, true);
    }
    Optional<Duration> pause = WebhookRetries.pause(copy.attempts() + 1);
    if (pause.isEmpty()) {
      LOG.atWarn()
          .addKeyValue(LogKey.WEBHOOK, name)
          .addKeyValue(LogKey.EVENT, copy.logged().event().id())
          .log("The webhook took an event at no attempt; it is given up and can be resent");
    }
    return pause
        .map(again -> new Attempt(copy, End.AGAIN, posted.outcome(), again, true))
        .orElseGet(() -> new Attempt(copy, End.GIVEN_UP, posted.outcome(), Duration.ZERO, true));
  }

  /** One success among several is a success; what never failed is not written down each time. */
  private synchronized void learn(Posted posted) {
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

  /** When an event that a webhook did not take goes again: eight tries in 27.6 hours. */
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

    /** Up to a tenth more, so that what failed together does not come again together. */
    private static final double JITTER = 0.1;

    private WebhookRetries() {}

    /**
     * How long to wait.
     *
     * @param failures how often it failed, from 1
     * @return empty after the last try
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
