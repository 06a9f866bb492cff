/**
 * The vocabulary of an order: verbs, resources, bodies and the rules they must keep.
 *
 * <p>In: a JSON tree. Out: a typed {@link io.emgadapter.order.Body}, or every problem at once.
 * Knows no framework, no clock and no database; reads and writes plain JSON trees.
 *
 * <p>{@link io.emgadapter.order.Body.BodyReader} is the way in. Each record reads its fields in the
 * order of Equinix's table, so that both can be held side by side; {@code docs/contract.md} lists
 * the rules, {@link io.emgadapter.order.Problems.ProblemCode} the codes. A new resource is its
 * records with their {@code read}, one line in {@link io.emgadapter.order.Resource}, and its name
 * among what {@link io.emgadapter.order.Body} permits.
 */
@NullMarked
package io.emgadapter.order;

import org.jspecify.annotations.NullMarked;
