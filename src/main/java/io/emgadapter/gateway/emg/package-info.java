/**
 * The Equinix Messaging Gateway: AMQP 1.0 queues, one to Equinix and one from it.
 *
 * <p>In: sealed Tasks; bytes from Equinix's queue. Out: what the broker answered to each Task;
 * batches of unsettled messages for {@code receive}. Reconnects by itself; memory is bounded by
 * link credit.
 */
@NullMarked
package io.emgadapter.gateway.emg;

import org.jspecify.annotations.NullMarked;
