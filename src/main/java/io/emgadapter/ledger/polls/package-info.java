/**
 * The orders that are followed by asking Equinix, and the feeds of notifications that are read.
 *
 * <p>In: what a poll read. Out: orders to ask for, each leased to one instance that pays for the
 * call from a budget that all share; of what was read, what is new. May fail: a lease that somebody
 * else holds by now, which changes nothing.
 *
 * <p>Owns the tables {@code recognised_note}, {@code poll_budget} and {@code feed_cursor}, and the
 * columns of {@code equinix_order} that say when to ask again.
 */
@NullMarked
package io.emgadapter.ledger.polls;

import org.jspecify.annotations.NullMarked;
