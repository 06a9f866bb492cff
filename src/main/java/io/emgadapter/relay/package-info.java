/**
 * From the log of events to their consumers: the exchange, senders' own queues, and webhooks, each
 * with a reader of its own.
 *
 * <p>In: the log from where a reader stopped, and what it left behind. Out: what the broker
 * confirmed or a webhook answered, and a cursor that moves behind it. A publish counts only if it
 * was confirmed and not returned. May fail: a destination out of reach. An outage counts no try,
 * and no event overtakes an earlier one of its subject. Owns no table.
 */
@NullMarked
package io.emgadapter.relay;

import org.jspecify.annotations.NullMarked;
