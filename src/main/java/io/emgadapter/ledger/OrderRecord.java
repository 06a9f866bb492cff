package io.emgadapter.ledger;

import io.emgadapter.notification.OrderNews;
import io.emgadapter.notification.OrderState;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The record of an order whose row is locked, as one transaction sees it. News that the transaction
 * takes is told to it, one after the other.
 */
final class OrderRecord {
  // Clocks differ; a message from further ahead would make every other one a late one.
  private static final Duration MOST_AHEAD = Duration.ofHours(24);

  private final String servicerId;
  private final @Nullable UUID request;
  private final Instant now;
  private @Nullable String state;
  private @Nullable Instant stateSentAt;
  private long changes;

  /**
   * One step of its history.
   *
   * @param before the state that it had
   * @param after the state that it has now
   * @param late whether the news is older than the state that was known
   */
  record Change(
      OrderNews news, long seq, @Nullable String before, @Nullable String after, boolean late) {
    String servicerId() {
      return String.valueOf(news.servicerId());
    }

    boolean stateChanged() {
      return !Objects.equals(before, after);
    }
  }

  /**
   * @param request the request that it was placed by, if it is ours
   * @param now the ledger's time
   * @param changes the last number of its history
   */
  OrderRecord(
      String servicerId,
      @Nullable UUID request,
      Instant now,
      @Nullable String state,
      @Nullable Instant stateSentAt,
      long changes) {
    this.servicerId = servicerId;
    this.request = request;
    this.now = now;
    this.state = state;
    this.stateSentAt = stateSentAt;
    this.changes = changes;
  }

  String servicerId() {
    return servicerId;
  }

  @Nullable UUID request() {
    return request;
  }

  @Nullable String state() {
    return state;
  }

  @Nullable Instant stateSentAt() {
    return stateSentAt;
  }

  long changes() {
    return changes;
  }

  /**
   * Takes news: what is older than the state that is known changes nothing, and an order that has
   * ended opens again only by what is newer. Without a time at Equinix, the order of arrival
   * counts.
   */
  Change take(OrderNews news) {
    Instant sentAt = sentAt(news);
    boolean late = sentAt != null && stateSentAt != null && sentAt.isBefore(stateSentAt);
    String before = state;
    if (news.state() != null && !news.isBill() && !late && mayBecome(news.state(), sentAt)) {
      state = news.state();
      stateSentAt = sentAt == null ? stateSentAt : sentAt;
    }
    return new Change(news, ++changes, before, state, late && !news.isBill());
  }

  private boolean mayBecome(String next, @Nullable Instant sentAt) {
    boolean opensAgain = isEnd(state) && !isEnd(next);
    return !opensAgain || sentAt == null || stateSentAt == null || sentAt.isAfter(stateSentAt);
  }

  private @Nullable Instant sentAt(OrderNews news) {
    Instant sentAt = news.sentAt();
    return sentAt == null || sentAt.isAfter(now.plus(MOST_AHEAD)) ? null : sentAt;
  }

  private static boolean isEnd(@Nullable String state) {
    return state != null && OrderState.of(state).filter(OrderState::isEnd).isPresent();
  }
}
