/**
 * The lanes: which Tasks go one after the other, and which transaction may change them meanwhile.
 *
 * <p>In: targets and orders of Tasks. Out: lanes that are locked until the transaction ends, what
 * is unfinished in them, and the Tasks whose turn has come. A lane has no row: it is locked by its
 * value. What may fail: a deadlock, if a transaction locks lanes in another order than sorted.
 *
 * <p>Owns no table; reads {@code task} and {@code equinix_order}, moves Tasks from HELD, and makes
 * several of one if its lane has several orders.
 */
@NullMarked
package io.emgadapter.ledger.lane;

import org.jspecify.annotations.NullMarked;
