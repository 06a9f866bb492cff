/**
 * How Tasks end: by an answer of Equinix, by the decision of a person, or by a deadline.
 *
 * <p>In: answers, decisions, deadlines that have passed. Out: Tasks in their final states, recorded
 * orders, waiting Tasks that are released or end too, counted requests, and the events about all
 * that. An answer that comes after the end changes no state. What may fail: the database is out of
 * reach.
 *
 * <p>Owns the final states of {@code task} and the counts of {@code request}; parks what ended
 * undecided, and settles it when an answer or a person decides.
 */
@NullMarked
package io.emgadapter.ledger.end;

import org.jspecify.annotations.NullMarked;
