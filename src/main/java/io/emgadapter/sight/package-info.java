/**
 * What the counters of all steps have in common: one counter for each outcome, there from the start
 * with zero, and the metrics that OpenTelemetry defines for messaging. docs/metrics.md lists all of
 * them.
 *
 * <p>In: what a step did. Out: numbers for whoever watches. What may fail: nothing; counting never
 * waits and asks nobody. Owns no table.
 */
@NullMarked
package io.emgadapter.sight;

import org.jspecify.annotations.NullMarked;
