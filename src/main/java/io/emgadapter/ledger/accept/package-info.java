/**
 * How a work request enters the ledger, or is turned away.
 *
 * <p>In: batches of valid requests, and of messages that are refused. Out: for each whether it was
 * accepted, came again or conflicts with what has its id; Tasks in their lanes, some of them sealed
 * at once; the events that say so. May fail: a database that is out of reach; a row that cannot be
 * stored, which the caller finds by halving its batch.
 *
 * <p>Owns the tables {@code request} and {@code request_reply}; makes the rows of {@code task}, and
 * asks for a final event once more in {@code event_retry}.
 */
@NullMarked
package io.emgadapter.ledger.accept;

import org.jspecify.annotations.NullMarked;
