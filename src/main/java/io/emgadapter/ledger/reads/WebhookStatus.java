package io.emgadapter.ledger.reads;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a webhook stands; neither its address nor its secrets, for an address may hold one.
 *
 * @param events patterns of what it hears
 * @param subscriptions whose events it hears; empty for all
 * @param failingSince no delivery has succeeded since
 * @param disabledAt since when nothing is tried
 * @param due how many events wait for it, counted up to 10,000
 * @param undeliverable how many were given up, counted up to 10,000
 */
public record WebhookStatus(
    String name,
    List<String> events,
    List<String> subscriptions,
    @Nullable Instant failingSince,
    @Nullable Instant disabledAt,
    long due,
    long undeliverable) {}
