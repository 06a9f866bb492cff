/**
 * Everything that happens because time passes: leases and deadlines that end, requests that become
 * too late, and data that was kept long enough; the look-ups of Tasks whose answer was lost; and
 * following orders by asking for them. After a restore everything unfinished becomes UNKNOWN before
 * other parts start.
 *
 * <p>In: deadlines that have passed, by the database's clock, and what Equinix shows. Out: states,
 * ends and events. A look-up that fails is made again; only what was asked for and not found for a
 * whole window is given up.
 */
@NullMarked
package io.emgadapter.follow;

import org.jspecify.annotations.NullMarked;
