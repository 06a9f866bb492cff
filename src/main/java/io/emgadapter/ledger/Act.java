package io.emgadapter.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Who does something, and why; it stands in the audit for good.
 *
 * @param actor the HTTP user, else {@code local}
 * @param comment the operator's own words; null for none
 */
public record Act(String actor, @Nullable String comment) {}
