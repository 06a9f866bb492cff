/**
 * What people and integrators see and do over HTTP: one controller for each noun.
 *
 * <p>In: names of requests, Tasks, orders and webhooks; filters and cursors; short forms of work
 * requests. Out: how they stand, pages, streams of events, what Equinix says of them, the answer of
 * the one {@link io.emgadapter.request.HttpDoor}, or an RFC 9457 problem.
 */
@NullMarked
package io.emgadapter.http;

import org.jspecify.annotations.NullMarked;
