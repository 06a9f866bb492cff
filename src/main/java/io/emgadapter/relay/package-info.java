/**
 * From the ledger to the consumers: publishes events to each of their destinations, at the broker
 * and at webhooks.
 *
 * <p>In: deliveries that are due. Out: what the broker confirmed, or a webhook answered. A publish
 * counts only when it was confirmed and not returned; an outage counts no attempts, and none
 * overtakes another of its stream.
 */
@NullMarked
package io.emgadapter.relay;

import org.jspecify.annotations.NullMarked;
