/**
 * What people and integrators see and do over HTTP: one controller for each noun.
 *
 * <p>In: names of requests, Tasks, orders, parked messages, subscriptions and webhooks; filters and
 * cursors; commands of operators; short forms of work requests. Out: their state, pages, streams of
 * events, what Equinix says about them, the answer of the one {@link
 * io.emgadapter.request.HttpDoor}, or an RFC 9457 problem that says what to do instead. Owns no
 * table.
 */
@NullMarked
package io.emgadapter.http;

import org.jspecify.annotations.NullMarked;
