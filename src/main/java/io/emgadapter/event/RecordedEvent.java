package io.emgadapter.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as the ledger keeps it.
 *
 * @param id the CloudEvents {@code id}
 * @param type what happened
 * @param subject the CloudEvents {@code subject}
 * @param subscription whose it is, where that is known
 * @param sequence its place in its stream, from 1
 * @param occurredAt when it was recorded
 * @param data its content as JSON
 */
public record RecordedEvent(
    UUID id,
    EventType type,
    String subject,
    @Nullable String subscription,
    long sequence,
    Instant occurredAt,
    byte[] data) {}
