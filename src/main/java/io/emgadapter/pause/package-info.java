/**
 * Names the places at which a process may die, so that the fault campaign can kill it exactly
 * there.
 *
 * <p>In: a line at each such place. Out: nothing, unless a watch is on the class path; then
 * whatever that does. Nothing fails.
 */
@NullMarked
package io.emgadapter.pause;

import org.jspecify.annotations.NullMarked;
