/**
 * Equinix's REST APIs on localhost: the documented forms and errors, and faults on demand. It reads
 * plain JSON trees and shares nothing with the adapter, so that both cannot make one mistake.
 *
 * <p>In: HTTP requests. Out: documented answers; what was ordered, to look at.
 */
@NullMarked
package io.emgadapter.simulator.rest;

import org.jspecify.annotations.NullMarked;
