/**
 * Logins by an identity provider that speaks OpenID Connect: tokens at the API, and the way of a
 * browser to the provider and back.
 *
 * <p>In: a bearer token, or what the provider sends a browser back with. Out: a {@link
 * io.emgadapter.access.Caller} as for a user of the settings, so that rights and limits are decided
 * where they are for those. What may fail: the token is refused (401), or the provider cannot be
 * asked (503); it is asked for when it is needed first, and a start does not wait for it. No token
 * and no claim is logged. Owns no table.
 */
@NullMarked
package io.emgadapter.access.oidc;

import org.jspecify.annotations.NullMarked;
