/**
 * What time does: leases and answers that run out, requests that come too late.
 *
 * <p>In: deadlines that have passed, by the database's clock. Out: states, ends and events.
 */
@NullMarked
package io.emgadapter.follow;

import org.jspecify.annotations.NullMarked;
