/**
 * Everything durable, and the only code that changes it: one method for each transaction, with its
 * SQL beside it; the state machine in plain Java; reads for people in a package of their own.
 *
 * <p>In: batches. Out: what was committed. Every transaction runs a number of statements that does
 * not depend on the size of its batch, and locks lanes, Tasks, orders, requests and the log in one
 * order. What several transactions have in common is a {@link io.emgadapter.ledger.Step}. What may
 * fail: it throws Spring's {@code DataAccessException}; {@link io.emgadapter.work.Durably}
 * separates outages from rows that cannot be stored.
 *
 * <p>Owns no table itself: its rooms do.
 */
@NullMarked
package io.emgadapter.ledger;

import org.jspecify.annotations.NullMarked;
