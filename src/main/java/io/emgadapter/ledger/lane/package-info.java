/**
 * The lanes: which Tasks go one after the other, and who may touch them meanwhile.
 *
 * <p>In: targets and orders of Tasks. Out: lanes that are locked until the transaction ends, what
 * is unfinished in them, and the Tasks whose turn has come. A lane has no row: it is locked by its
 * value. May fail: a deadlock where somebody locks lanes in another order than sorted.
 *
 * <p>Owns no table; reads {@code task} and {@code equinix_order}, moves Tasks from HELD, and makes
 * one of them several where its lane has several orders.
 */
@NullMarked
package io.emgadapter.ledger.lane;

import org.jspecify.annotations.NullMarked;
