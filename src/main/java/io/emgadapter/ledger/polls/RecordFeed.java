package io.emgadapter.ledger.polls;

import io.emgadapter.ledger.polls.ClaimFeed.ClaimedFeed;
import io.emgadapter.sight.LeaseLosses;
import io.emgadapter.sight.LeaseLosses.Place;
import java.time.Duration;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transactions that say how reading a feed ended, and when it is due again. They change nothing
 * for an instance whose lease another one has taken over.
 */
@Component
public class RecordFeed {
  private static final String RENEW =
      """
      update feed_cursor set due_at = ledger_now() + make_interval(secs => :seconds)
      where subscription = :subscription and feed = :feed and fence = :fence and owner = :owner\
      """;

  private static final String READ =
      """
      update feed_cursor set owner = null, failures = 0,
        read_to = greatest(read_to, :readTo::timestamptz),
        due_at = ledger_now() + make_interval(secs => :seconds)
      where subscription = :subscription and feed = :feed and fence = :fence\
      """;

  private static final String PUT_OFF =
      """
      update feed_cursor set owner = null, failures = failures + 1,
        due_at = ledger_now() + make_interval(secs => :seconds)
      where subscription = :subscription and feed = :feed and fence = :fence\
      """;

  private static final Duration LONGEST_WAIT = Duration.ofHours(6);
  private static final int MOST_DOUBLINGS = 10;

  private final JdbcClient jdbc;
  private final LeaseLosses losses;

  RecordFeed(JdbcClient jdbc, LeaseLosses losses) {
    this.jdbc = jdbc;
    this.losses = losses;
  }

  /**
   * It is still being read: the lease begins again.
   *
   * @return false if another instance has taken it over, so that reading on is of no use
   */
  @Transactional
  public boolean renew(ClaimedFeed feed) {
    int mine =
        about(RENEW, feed)
            .param("owner", feed.lease().owner())
            .param("seconds", feed.lease().seconds())
            .update();
    count(mine);
    return mine == 1;
  }

  /**
   * All of it is in the ledger, up to the time of the claim.
   *
   * @param every after which time it is due again
   */
  @Transactional
  public void read(ClaimedFeed feed, Duration every) {
    count(
        about(READ, feed)
            .param("readTo", feed.now().atOffset(ZoneOffset.UTC))
            .param("seconds", PollPolicy.seconds(every))
            .update());
  }

  /**
   * It could not be read, or not to its end: the cursor stays where it is. Each time in a row the
   * wait is twice as long, up to six hours.
   *
   * @param least the least time to wait
   * @return how long it waits
   */
  @Transactional
  public Duration putOff(ClaimedFeed feed, Duration every, Duration least) {
    Duration grown = every.multipliedBy(1L << Math.min(feed.failures(), MOST_DOUBLINGS));
    Duration most = every.compareTo(LONGEST_WAIT) > 0 ? every : LONGEST_WAIT;
    Duration wait = grown.compareTo(most) < 0 ? grown : most;
    Duration waits = wait.compareTo(least) < 0 ? least : wait;
    count(about(PUT_OFF, feed).param("seconds", PollPolicy.seconds(waits)).update());
    return waits;
  }

  private void count(int mine) {
    losses.add(Place.FEEDS, 1 - mine);
  }

  private JdbcClient.StatementSpec about(String sql, ClaimedFeed feed) {
    return jdbc.sql(sql)
        .param("subscription", feed.subscription())
        .param("feed", feed.feed())
        .param("fence", feed.fence());
  }
}
