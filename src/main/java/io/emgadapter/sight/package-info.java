/**
 * What the counters of all steps have in common: one counter for each outcome, there from the start
 * with zero, and the metrics that OpenTelemetry defines for messaging. docs/metrics.md lists all of
 * them. Beside them the spans of traces, which docs/tracing.md lists, and the context by which a
 * trace goes on.
 *
 * <p>In: what a step did. Out: numbers and spans for whoever watches. What may fail: nothing;
 * counting never waits and asks nobody. Owns no table.
 */
@NullMarked
package io.emgadapter.sight;

import org.jspecify.annotations.NullMarked;
