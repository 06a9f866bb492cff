/**
 * What one would write instead of the adapter: a good ordinary Spring application for the same
 * orders, by the means that Spring gives, and nothing more. A listener with eight consumers checks
 * and inserts a row, signs, sends and waits until EMG has accepted; Acks are verified, update the
 * row and become an event whose publishing is confirmed.
 *
 * <p>It has no lanes, no leases, no recovery, no repeated events and asks twice where it dies
 * between sending and settling: it is the measure of speed, not of promises.
 */
@NullMarked
package io.emgadapter.bench.ordinary;

import org.jspecify.annotations.NullMarked;
