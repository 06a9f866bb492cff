package io.emgadapter.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What an operator learned from Equinix about a Task whose answer did not come.
 *
 * @param state {@code ACKNOWLEDGED}, {@code REFUSED}, or {@code ABANDONED} where nobody can tell
 * @param servicerId the order that exists because of it, for {@code ACKNOWLEDGED}; null where the
 *     order was there before
 */
public record Word(TaskState state, @Nullable String servicerId) {}
