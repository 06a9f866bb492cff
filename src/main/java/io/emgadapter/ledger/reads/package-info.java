/**
 * What people and systems may see of the ledger; reads only, no locks.
 *
 * <p>In: names, filters, places. Out: views without Bodies; what Equinix and events told, as long
 * as it is not forgotten; the content of what is parked by {@code ReadParked} alone, to operators.
 */
@NullMarked
package io.emgadapter.ledger.reads;

import org.jspecify.annotations.NullMarked;
