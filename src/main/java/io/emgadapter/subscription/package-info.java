/**
 * The settings of an account of the company at Equinix, checked at start.
 *
 * <p>In: {@code emg.subscriptions.<name>}. Out: subscriptions that can sign, verify and reach their
 * queues; or one clear sentence and no start.
 */
@NullMarked
package io.emgadapter.subscription;

import org.jspecify.annotations.NullMarked;
