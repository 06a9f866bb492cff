/**
 * What all steps that run in the background share: loops and the bells that wake them, when each
 * starts and stops, leases, batches that wait out an outage and isolate bad rows, and what the log
 * says about a peer that is gone.
 *
 * <p>In: work to be done in batches, and failures. Out: the work, done or split down to the row
 * that cannot be stored. Owns no table.
 */
@NullMarked
package io.emgadapter.work;

import org.jspecify.annotations.NullMarked;
