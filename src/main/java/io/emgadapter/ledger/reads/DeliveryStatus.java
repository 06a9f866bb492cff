package io.emgadapter.ledger.reads;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the delivery of one event to one webhook stands.
 *
 * @param event the CloudEvents {@code id}, and the {@code webhook-id}
 * @param state {@code DUE}, {@code DELIVERED} or {@code UNDELIVERABLE}
 * @param attempts how often it was tried and not taken, since it was last sent again by hand; null
 *     for one that was delivered, of which the ledger keeps no record of its own
 * @param outcome of the last try: the HTTP status, or why there was none; null where it was taken
 * @param dueAt when it goes next; null where it does not
 */
public record DeliveryStatus(
    UUID event,
    String type,
    String subject,
    long sequence,
    String state,
    @Nullable Integer attempts,
    @Nullable String outcome,
    @Nullable Instant triedAt,
    @Nullable Instant dueAt) {}
