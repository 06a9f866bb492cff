/**
 * Work requests in: two thin doors, RabbitMQ and HTTP, to one core that parses, validates, and
 * accepts or rejects.
 *
 * <p>In: bytes and who sent them. Out: requests in the ledger, whose Tasks {@code dispatch} takes
 * up; or one answer that lists every problem. A door confirms only what the ledger has committed.
 * Memory is bounded by the {@link io.emgadapter.request.Intake}.
 */
@NullMarked
package io.emgadapter.request;

import org.jspecify.annotations.NullMarked;
