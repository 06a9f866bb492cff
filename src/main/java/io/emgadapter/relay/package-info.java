/**
 * From the ledger to the consumers: publishes events to each of their destinations.
 *
 * <p>In: deliveries that are due. Out: what the broker confirmed. A publish counts only when it was
 * confirmed and not returned; an outage counts no attempts, and none overtakes another of its
 * stream.
 */
@NullMarked
package io.emgadapter.relay;

import org.jspecify.annotations.NullMarked;
