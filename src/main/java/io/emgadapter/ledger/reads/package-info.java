/**
 * What people and systems may see of the ledger; reads only, no locks.
 *
 * <p>In: names, filters, pages. Out: views without Bodies; what Equinix and events said, as long as
 * it is not forgotten; the content of what is parked by {@code ReadParked} alone, to operators. May
 * fail: a database that is out of reach.
 *
 * <p>Owns no table.
 */
@NullMarked
package io.emgadapter.ledger.reads;

import org.jspecify.annotations.NullMarked;
