/**
 * The EMG adapter: work requests in, signed Tasks to Equinix, answers back, events out.
 *
 * <p>The packages, from the top down: {@code command}, {@code http} and {@code operate} are for
 * people; {@code request}, {@code dispatch}, {@code receive}, {@code follow} and {@code relay} are
 * the steps of a request; {@code subscription}, {@code access} and {@code start} are accounts,
 * rights and the start; {@code ledger} is what is durable; {@code gateway} is the way to Equinix;
 * {@code order}, {@code notification}, {@code envelope} and {@code event} are words and rules;
 * {@code work}, {@code outbound} and {@code pause} are used by all. A package uses only what is
 * below it. {@code docs/concepts.md} shows the way through.
 */
@NullMarked
package io.emgadapter;

import org.jspecify.annotations.NullMarked;
