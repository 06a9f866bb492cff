/**
 * The way out to addresses that somebody else chose: files that a work request names, webhooks.
 *
 * <p>In: a URL, perhaps with a body. Out: status and bytes, or why there are none. What may fail:
 * the address may not be asked, the answer is too large, or none came in time; each is a result of
 * its own and nothing is thrown. The address that is checked is the one that is connected to.
 */
@NullMarked
package io.emgadapter.outbound;

import org.jspecify.annotations.NullMarked;
