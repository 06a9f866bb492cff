/**
 * The Tasks of which nobody knows whether they reached Equinix.
 *
 * <p>In: what look-ups at Equinix showed. Out: Tasks to look up, each leased to one instance; Tasks
 * that are put off, parked, or sent again if a policy says so. What may fail: another instance
 * holds the lease by now; then nothing changes.
 *
 * <p>Owns no table; moves Tasks from UNKNOWN.
 */
@NullMarked
package io.emgadapter.ledger.lookup;

import org.jspecify.annotations.NullMarked;
