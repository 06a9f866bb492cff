/**
 * The log of events, and who reads it.
 *
 * <p>In: what a transaction tells ({@link io.emgadapter.ledger.events.AppendEvents}), written with
 * its commit. Out: events in one order that never grows in its middle, from memory ({@link
 * io.emgadapter.ledger.events.EventTail}) or from the table, and for each reader one cursor that
 * one instance at a time may move. Only what was not taken has a row of its own. May fail: the
 * ledger out of reach; a cursor that another instance holds by now ({@code move} gives false).
 *
 * <p>Owns the tables {@code event}, {@code event_cursor}, {@code event_retry}, {@code
 * event_skipped} and {@code webhook}.
 */
@NullMarked
package io.emgadapter.ledger.events;

import org.jspecify.annotations.NullMarked;
