/**
 * One call of Equinix's REST APIs: the API, the credential, the limits, and what became of it.
 *
 * <p>In: a request of one of the APIs. Out: a reply, or proof that it was not written, or that
 * nobody knows. Calls wait here for their turn: for a token, for a place among the calls under way,
 * for an even pace, and for the end of an outage. Never throws because of what Equinix answered,
 * except {@code PreparationStopped} when the preparation of an order ends.
 */
@NullMarked
package io.emgadapter.gateway.rest.call;

import org.jspecify.annotations.NullMarked;
