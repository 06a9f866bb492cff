/**
 * From EMG's queue: verify, recognise, hand on.
 *
 * <p>In: batches of unsettled messages. Out: answers for {@code answer}, notifications for the
 * ledger; everything else is parked with its reason. A message leaves the queue only after the
 * ledger has committed what became of it.
 */
@NullMarked
package io.emgadapter.receive;

import org.jspecify.annotations.NullMarked;
