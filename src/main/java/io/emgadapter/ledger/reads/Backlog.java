package io.emgadapter.ledger.reads;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many unfinished Tasks a subscription has.
 *
 * @param unanswered their answer did not come in time, but may still
 * @param oldestReadySeconds how long the oldest READY one could have gone; 0 for none
 * @param pausedBy who stopped the sending; null where it is not stopped
 */
public record Backlog(
    String subscription,
    long ready,
    long held,
    long sending,
    long sent,
    long unknown,
    long unanswered,
    long oldestReadySeconds,
    @Nullable String pausedBy,
    @Nullable Instant pausedAt,
    @Nullable String pauseComment) {}
