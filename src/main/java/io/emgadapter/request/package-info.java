/**
 * Work requests in: two thin doors, RabbitMQ and HTTP, and one core that parses, validates, and
 * accepts or rejects.
 *
 * <p>In: bytes, and who sent them. Out: requests in the ledger, whose Tasks {@code dispatch} takes
 * up; or one answer that lists every problem. A door confirms only what the ledger has committed.
 * Memory is bounded by the {@link io.emgadapter.request.Intake}. What may fail: the broker or the
 * database is out of reach; both are waited out. Owns no table.
 */
@NullMarked
package io.emgadapter.request;

import org.jspecify.annotations.NullMarked;
