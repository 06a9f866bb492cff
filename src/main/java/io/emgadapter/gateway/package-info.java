/**
 * The port through which Tasks reach Equinix, and its two sides {@code emg} and {@code rest}.
 *
 * <p>In: sealed Tasks. Out: what became of each, as one of the sealed {@link
 * io.emgadapter.gateway.Gateway.Outcome}s; and, before a Task is sealed, what Equinix says about
 * its order. A gateway never throws because of what a peer did, and never decides the state of a
 * Task.
 */
@NullMarked
package io.emgadapter.gateway;

import org.jspecify.annotations.NullMarked;
