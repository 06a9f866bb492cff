/**
 * Delivers events: publishes them to the broker and posts them to webhooks.
 *
 * <p>The way of an event: a transaction has appended it to the log, and after the commit it is in
 * memory. {@link io.emgadapter.relay.LogWatch} learns from the ledger what other instances have
 * appended, and leases the readers that are free; each reader runs at one instance only. {@link
 * io.emgadapter.relay.LogReader} makes the deliveries that its {@link
 * io.emgadapter.relay.EventTarget} wants: to the exchange, to the senders' reply queues, or to one
 * webhook. The target delivers them, to the broker through {@link
 * io.emgadapter.relay.BatchPublisher} and {@link io.emgadapter.relay.Publisher}; {@link
 * io.emgadapter.relay.Confirms} collects what the broker answers. {@link
 * io.emgadapter.relay.CursorMover} moves the cursor behind what was delivered. What a target does
 * not take is left behind in the ledger, together with what follows it in its line, and tried
 * again.
 *
 * <p>In: the log of events. Out: what the broker confirmed, or a webhook answered. What may fail: a
 * publish counts only if it was confirmed and not returned; an outage counts no attempts; after a
 * crash another instance goes on within seven seconds, and the last events are delivered twice.
 */
@NullMarked
package io.emgadapter.relay;

import org.jspecify.annotations.NullMarked;
