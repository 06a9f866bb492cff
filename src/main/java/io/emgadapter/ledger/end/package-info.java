/**
 * How Tasks end: by an answer of Equinix's, by a person's decision, or by time.
 *
 * <p>In: answers, decisions, deadlines that have passed. Out: Tasks in their final states, their
 * orders recorded, what waited for them released or ended too, their requests counted, the events
 * that tell it. An answer that comes after the end changes no state. May fail: a database that is
 * out of reach.
 *
 * <p>Owns the final states of {@code task} and the counts of {@code request}; parks what ended
 * undecided, and settles it when an answer or a person decides.
 */
@NullMarked
package io.emgadapter.ledger.end;

import org.jspecify.annotations.NullMarked;
