/**
 * The port through which Tasks reach Equinix, and its two sides {@code emg} and {@code rest}.
 *
 * <p>In: sealed Tasks. Out: for each what became of it, as one of the sealed {@link
 * io.emgadapter.gateway.Gateway.Outcome}s; and, before a Task is sealed, what Equinix says about
 * it. Never throws for what a peer did; never decides what a Task's state is.
 */
@NullMarked
package io.emgadapter.gateway;

import org.jspecify.annotations.NullMarked;
