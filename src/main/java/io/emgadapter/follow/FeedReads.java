package io.emgadapter.follow;

import io.emgadapter.gateway.NoticeReader;
import io.emgadapter.gateway.NoticeReader.Page;
import io.emgadapter.gateway.NoticeReader.Page.NotSeen;
import io.emgadapter.gateway.NoticeReader.Page.Seen;
import io.emgadapter.ledger.polls.ClaimFeed.ClaimedFeed;
import io.emgadapter.ledger.polls.RecordFeed;
import io.emgadapter.receive.FeedSource;
import io.emgadapter.receive.Feeds;
import io.emgadapter.sight.OutcomeCounters;
import io.emgadapter.work.Durably;
import io.emgadapter.work.LogKey;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads one feed by REST, page after page, and has the ledger take what is there. */
@Component
class FeedReads {
  private static final Logger LOG = LoggerFactory.getLogger(FeedReads.class);

  /** What happens shows "at most 480 seconds" later (Equinix, CloudEvents SLO). */
  private static final Duration OVERLAP = Duration.ofMinutes(30);

  /** A notice is listed by when its work begins, and changes until it is over. */
  private static final Duration OLDEST_NOTICE = Duration.ofDays(60);

  private static final Duration NEWEST_NOTICE = Duration.ofDays(365);

  /** A peer whose pages never end is asked no more. */
  private static final int MOST_PAGES = 500;

  private final Feeds feeds;
  private final RecordFeed recordFeed;
  private final Map<FeedSource, OutcomeCounters<Reading>> readings =
      new EnumMap<>(FeedSource.class);

  FeedReads(Feeds feeds, RecordFeed recordFeed, MeterRegistry registry) {
    this.feeds = feeds;
    this.recordFeed = recordFeed;
    for (FeedSource source : new FeedSource[] {FeedSource.SEARCH, FeedSource.IBX}) {
      readings.put(
          source,
          new OutcomeCounters<>(
              registry,
              "emg.feeds.readings",
              "How often a feed of notifications was read by REST, by how that ended.",
              Tags.of("source", OutcomeCounters.word(source)),
              Reading.class));
    }
  }

  /** How reading a feed ended. */
  enum Reading {
    DONE,
    PUT_OFF
  }

  /**
   * Reads it to its end, or until it cannot be read, or another instance has taken it over. Each
   * page renews the lease, because the ledger may be down between two of them.
   *
   * @param every how often it is read
   */
  void read(
      Durably durably, NoticeReader reader, FeedSource source, ClaimedFeed feed, Duration every) {
    for (int page = 0; page < MOST_PAGES; page++) {
      switch (page(reader, source, feed, page * NoticeReader.PAGE)) {
        case Seen seen -> {
          feeds.take(durably, feed.subscription(), source, seen.items());
          if (seen.isLast()) {
            done(durably, source, feed, every);
            return;
          }
          if (!durably.untilUp(() -> recordFeed.renew(feed))) {
            return;
          }
        }
        case NotSeen(var cause, var retryAfter) -> {
          putOff(durably, source, feed, every, new NotSeen(cause, retryAfter));
          return;
        }
      }
    }
    putOff(durably, source, feed, every, new NotSeen("its pages do not end", every));
  }

  private static Page page(NoticeReader reader, FeedSource source, ClaimedFeed feed, int offset) {
    if (source == FeedSource.IBX) {
      Instant oldest = latest(feed.beganAt(), feed.now().minus(OLDEST_NOTICE));
      return reader.ibxNotices(feed.subscription(), oldest, feed.now().plus(NEWEST_NOTICE), offset);
    }
    Instant after = latest(feed.beganAt(), feed.readTo().minus(OVERLAP));
    return reader.networkEvents(feed.subscription(), after, offset);
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private void done(Durably durably, FeedSource source, ClaimedFeed feed, Duration every) {
    durably.untilDone(() -> recordFeed.read(feed, every));
    count(source, Reading.DONE);
    if (feed.failures() > 0) {
      LOG.atInfo()
          .addKeyValue(LogKey.SUBSCRIPTION, feed.subscription())
          .log("The feed {} can be read again", feed.feed());
    }
  }

  /** Says so once, when it begins. */
  private void putOff(
      Durably durably, FeedSource source, ClaimedFeed feed, Duration every, NotSeen why) {
    Duration wait = durably.untilUp(() -> recordFeed.putOff(feed, every, why.retryAfter()));
    count(source, Reading.PUT_OFF);
    if (feed.failures() == 0) {
      LOG.atWarn()
          .addKeyValue(LogKey.SUBSCRIPTION, feed.subscription())
          .log(
              "The feed {} cannot be read ({}); it is read again in {} s, from where it was",
              feed.feed(),
              why.cause(),
              wait.toSeconds());
    }
  }

  private void count(FeedSource source, Reading reading) {
    Objects.requireNonNull(readings.get(source)).add(reading);
  }
}
