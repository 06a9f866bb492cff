package io.emgadapter.ledger.reads;

import java.time.Instant;

/**
 * Where a page ends, so that the next one begins behind it: the newest come first.
 *
 * @param at the time of its last row, to the microsecond
 * @param id what tells rows of one time apart
 */
public record PageKey(Instant at, String id) {}
