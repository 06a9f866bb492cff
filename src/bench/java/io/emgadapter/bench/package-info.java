/**
 * The benchmark: how fast the adapter is, what an order costs, and how that compares with an
 * ordinary good application for the same work, in one run on one machine.
 *
 * <p>The adapter is a black box here, the packaged jar in a process of its own: it is given
 * settings, work requests and Equinix's messages, and is asked by its events, its health and by
 * what operating system and database count. The ordinary application (package {@code ordinary}) has
 * the same peers (package {@code peer}), each a process of its own too, so that CPU is told apart.
 *
 * <p>In comes {@link io.emgadapter.bench.Options}; out goes {@code docs/performance.md}. A run
 * fails where an order does not end in exactly one final event ACKNOWLEDGED.
 */
@NullMarked
package io.emgadapter.bench;

import org.jspecify.annotations.NullMarked;
