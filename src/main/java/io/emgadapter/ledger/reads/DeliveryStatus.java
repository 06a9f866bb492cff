package io.emgadapter.ledger.reads;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the delivery of one event to one webhook stands.
 *
 * @param event the CloudEvents {@code id}, and the {@code webhook-id}
 * @param state {@code DUE}, {@code DELIVERED} or {@code UNDELIVERABLE}
 * @param attempts how often it was tried, since it was last sent again by hand
 * @param outcome of the last try: the HTTP status, or why there was none
 * @param dueAt when it goes next; null where it does not
 */
public record DeliveryStatus(
    UUID event,
    String type,
    String subject,
    long sequence,
    String state,
    int attempts,
    @Nullable String outcome,
    @Nullable Instant triedAt,
    @Nullable Instant dueAt) {}
