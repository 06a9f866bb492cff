/**
 * What time does: leases and answers that run out, requests that come too late, and what is kept
 * long enough; the look-ups of Tasks whose answer was lost; and following orders by asking for
 * them. After a restore it doubts everything unfinished before others start.
 *
 * <p>In: deadlines that have passed, by the database's clock, and what Equinix shows. Out: states,
 * ends and events. A look that fails is made again; only what was asked and not found for a whole
 * window is given up.
 */
@NullMarked
package io.emgadapter.follow;

import org.jspecify.annotations.NullMarked;
