/**
 * From EMG's queue: verify, recognise, hand on.
 *
 * <p>In: batches of unsettled messages. Out: answers for {@code ledger.end}, notifications for
 * {@code ledger.orders}; everything else is parked with its reason. A message leaves the queue only
 * after the ledger has committed what became of it. May fail: a database that is out of reach,
 * which is waited out with the batch in hand. Owns no table.
 */
@NullMarked
package io.emgadapter.receive;

import org.jspecify.annotations.NullMarked;
