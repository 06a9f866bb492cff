/**
 * The Tasks of which nobody knows whether they reached Equinix.
 *
 * <p>In: what looking at Equinix showed. Out: Tasks to look up, each leased to one instance; Tasks
 * put off, parked, or sent again where a policy says so. May fail: a lease that somebody else holds
 * by now, which changes nothing.
 *
 * <p>Owns no table; moves Tasks from UNKNOWN.
 */
@NullMarked
package io.emgadapter.ledger.lookup;

import org.jspecify.annotations.NullMarked;
