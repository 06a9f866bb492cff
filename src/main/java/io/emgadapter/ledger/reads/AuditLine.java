package io.emgadapter.ledger.reads;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One act of an operator.
 *
 * @param actor the HTTP user, else {@code local}
 * @param target as a path, such as {@code parked/<id>}
 * @param detail what was said, in the operator's own words
 */
public record AuditLine(
    Instant at, String actor, String action, String target, @Nullable String detail) {}
