/**
 * Messages from EMG's queue: verify them, recognise them, hand them on.
 *
 * <p>In: batches of unsettled messages. Out: answers for {@code ledger.end}, notifications for
 * {@code ledger.orders}; everything else is parked with its reason. A message leaves the queue only
 * after the ledger has committed what became of it. What may fail: the database is out of reach;
 * that is waited out with the batch in hand. Owns no table.
 */
@NullMarked
package io.emgadapter.receive;

import org.jspecify.annotations.NullMarked;
