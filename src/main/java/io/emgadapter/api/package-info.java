/**
 * What people and integrators may look at over HTTP, and change by an order's number; and who may.
 *
 * <p>In: names of requests, Tasks, orders and webhooks; filters and cursors; short forms of work
 * requests. Out: how they stand, pages, streams of events, what Equinix says of them, the answer of
 * the one {@link io.emgadapter.request.HttpDoor}, or an RFC 9457 problem.
 */
@NullMarked
package io.emgadapter.api;

import org.jspecify.annotations.NullMarked;
