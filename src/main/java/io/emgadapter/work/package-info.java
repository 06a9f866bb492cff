/**
 * What all background work has in common: when it starts and stops ({@link
 * io.emgadapter.work.Phase}, {@link io.emgadapter.work.Background}), rounds and the bells that wake
 * them, leases, batches that survive an outage, and the keys of log lines.
 *
 * <p>In: work to be done. Out: it is done, again and again, until the adapter stops. What may fail:
 * nothing here; an outage is waited out. Owns no table.
 */
@NullMarked
package io.emgadapter.work;

import org.jspecify.annotations.NullMarked;
