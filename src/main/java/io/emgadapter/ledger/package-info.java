/**
 * What is durable, and the only code that changes it: one class for each transaction, named after
 * it, with its SQL beside it; the state machine in plain Java; reads for people apart.
 *
 * <p>In: batches. Out: what was committed. Every transaction runs a number of statements that does
 * not depend on the size of its batch, and locks rows of each kind in sorted order. Fails with
 * Spring's {@code DataAccessException}; {@link io.emgadapter.work.Durably} distinguishes outages
 * from bad rows. Its rooms say which tables they own.
 */
@NullMarked
package io.emgadapter.ledger;

import org.jspecify.annotations.NullMarked;
