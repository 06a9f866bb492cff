/**
 * The events that upstream systems get, as CloudEvents 1.0 in structured JSON.
 *
 * <p>In: what happened to a request, a Task or an order. Out: bytes to publish, a routing key, a
 * subject. The same event always gives the same bytes. Knows no framework and no broker.
 */
@NullMarked
package io.emgadapter.event;

import org.jspecify.annotations.NullMarked;
