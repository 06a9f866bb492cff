/**
 * The way out to addresses that somebody else chose: files that a work request names, webhooks.
 *
 * <p>In: a URL, perhaps with a body. Out: status and bytes, or why there are none. What may fail:
 * the address may not be called, the answer is too large, or none came in time. Each is a result of
 * its own, and nothing is thrown. The adapter connects to the very address that it has checked.
 */
@NullMarked
package io.emgadapter.outbound;

import org.jspecify.annotations.NullMarked;
