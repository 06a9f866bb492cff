/**
 * The orders at Equinix, and what is known of them.
 *
 * <p>In: orders that answers name; notifications; news, whoever brought it. Out: each order once,
 * its history, and the events about it. What is older than what is known is recorded, and changes
 * no state. May fail: a database that is out of reach.
 *
 * <p>Owns the tables {@code equinix_order}, {@code order_change}, {@code order_change_content},
 * {@code notification} and {@code notification_content}.
 */
@NullMarked
package io.emgadapter.ledger.orders;

import org.jspecify.annotations.NullMarked;
