/**
 * What integrators may look at over HTTP, and who may.
 *
 * <p>In: names of requests, Tasks, orders and webhooks. Out: how they stand, or an RFC 9457
 * problem.
 */
@NullMarked
package io.emgadapter.api;

import org.jspecify.annotations.NullMarked;
