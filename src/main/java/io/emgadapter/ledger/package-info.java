/**
 * What is durable, and the only code that changes it: one class for each transaction, named after
 * it, with its SQL beside it; the state machine in plain Java; reads for people apart.
 *
 * <p>In: batches. Out: what was committed. Every transaction runs a number of statements that does
 * not depend on the size of its batch, and locks lanes, requests and streams in sorted order. Fails
 * with Spring's {@code DataAccessException}; {@link io.emgadapter.work.Durably} tells outages from
 * poison.
 */
@NullMarked
package io.emgadapter.ledger;

import org.jspecify.annotations.NullMarked;
