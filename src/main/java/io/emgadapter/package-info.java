/**
 * The EMG adapter. Its packages are the steps of the data: {@code request} takes work requests in,
 * {@code ledger} keeps them, {@code dispatch} builds, signs and sends Tasks through a {@code
 * gateway}, {@code receive} takes what Equinix sends, {@code answer} ends Tasks, {@code relay}
 * publishes events.
 */
@NullMarked
package io.emgadapter;

import org.jspecify.annotations.NullMarked;
