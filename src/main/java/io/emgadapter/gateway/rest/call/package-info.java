/**
 * One call of Equinix's REST APIs: the API, the credential, the limits, and what came of it.
 *
 * <p>In: a request of one of the APIs. Out: a reply, or proof that it was not written, or that
 * nobody knows. Calls wait here for their turn: a token first, a place among those on their way, an
 * even pace, and not into an outage. Never throws for what Equinix answered, but {@code
 * PreparationStopped} where the preparation of an order ends.
 */
@NullMarked
package io.emgadapter.gateway.rest.call;

import org.jspecify.annotations.NullMarked;
