/**
 * The settings of an account of the company at Equinix, checked at start, and its key files, which
 * are watched.
 *
 * <p>In: {@code emg.subscriptions.<name>}, and what changes in key files. Out: subscriptions that
 * can sign, verify and reach their queues; or one clear sentence and no start. May fail: a key file
 * that has changed and cannot be used, which leaves the key of before in force.
 */
@NullMarked
package io.emgadapter.subscription;

import org.jspecify.annotations.NullMarked;
