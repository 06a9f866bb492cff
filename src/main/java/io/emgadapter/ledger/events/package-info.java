/**
 * The log of events and its readers.
 *
 * <p>In: the events of a transaction ({@link io.emgadapter.ledger.events.AppendEvents}), written
 * with its commit. Out: events in one order that never grows in its middle, from memory ({@link
 * io.emgadapter.ledger.events.EventTail}) or from the table, and for each reader one cursor that
 * one instance at a time may move. Only a delivery that failed has a row of its own. What may fail:
 * the ledger is out of reach; another instance holds the cursor by now ({@code move} gives false).
 *
 * <p>Owns the tables {@code event}, {@code event_cursor}, {@code event_retry}, {@code
 * event_skipped} and {@code webhook}.
 */
@NullMarked
package io.emgadapter.ledger.events;

import org.jspecify.annotations.NullMarked;
