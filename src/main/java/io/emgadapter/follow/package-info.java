/**
 * What time does: leases and answers that run out, requests that come too late, and what is kept
 * long enough. After a restore it doubts everything unfinished before others start.
 *
 * <p>In: deadlines that have passed, by the database's clock. Out: states, ends and events.
 */
@NullMarked
package io.emgadapter.follow;

import org.jspecify.annotations.NullMarked;
