/**
 * Tells events to the broker and to webhooks.
 *
 * <p>The way of an event: a transaction has appended it to the log, and after the commit it is in
 * memory. {@link io.emgadapter.relay.LogWatch} learns from the ledger what others have appended,
 * and leases the readers that are free; of each there is one in all instances. {@link
 * io.emgadapter.relay.LogReader} makes the copies that its {@link io.emgadapter.relay.EventTarget}
 * wants: the exchange, the senders' reply queues, or one webhook. The target tells them, at the
 * broker through {@link io.emgadapter.relay.BatchPublisher} and {@link
 * io.emgadapter.relay.Publisher}, whose {@link io.emgadapter.relay.Confirms} say what was taken.
 * {@link io.emgadapter.relay.CursorMover} moves the cursor behind what was told; what a target does
 * not take is left behind in the ledger, with what follows it in its line, and tried again.
 *
 * <p>In: the log of events. Out: what the broker confirmed, or a webhook answered. What may fail: a
 * publish counts only when it was confirmed and not returned; an outage counts no attempts; after a
 * crash another instance goes on within seven seconds, and the last events come again.
 */
@NullMarked
package io.emgadapter.relay;

import org.jspecify.annotations.NullMarked;
