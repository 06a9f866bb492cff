package io.emgadapter.ledger.reads;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was set aside, without its content.
 *
 * @param source {@code work-requests}, {@code emg} or {@code task}
 * @param reason a stable code
 * @param detail a sentence
 * @param task the Task that it seems to be about
 * @param sender who asked, of a work request
 * @param state {@code PARKED}, {@code REPLAYED}, {@code DISCARDED} or {@code RESOLVED}
 * @param bytes how long its content is; 0 where that was forgotten
 */
public record ParkedStatus(
    UUID id,
    @Nullable String subscription,
    String source,
    String reason,
    @Nullable String detail,
    @Nullable UUID task,
    @Nullable String sender,
    String state,
    int bytes,
    Instant parkedAt,
    @Nullable Instant resolvedAt,
    @Nullable String resolvedBy) {}
