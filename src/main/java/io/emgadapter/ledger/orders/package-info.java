/**
 * The orders at Equinix, and what is known about them.
 *
 * <p>In: orders that answers name; notifications; news, whichever way it came. Out: each order
 * once, its history, and the events about it. News that is older than the known state is recorded
 * and changes no state. What may fail: the database is out of reach.
 *
 * <p>Owns the tables {@code equinix_order}, {@code order_file}, {@code order_change}, {@code
 * order_change_content}, {@code notification} and {@code notification_content}.
 */
@NullMarked
package io.emgadapter.ledger.orders;

import org.jspecify.annotations.NullMarked;
