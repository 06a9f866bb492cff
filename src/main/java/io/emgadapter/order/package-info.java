/**
 * The vocabulary of an order: verbs, resources, bodies and the rules they must keep.
 *
 * <p>In: a JSON tree. Out: a typed {@link io.emgadapter.order.Body}, or every problem at once.
 * Knows no framework, no clock and no database; reads and writes plain JSON trees.
 */
@NullMarked
package io.emgadapter.order;

import org.jspecify.annotations.NullMarked;
