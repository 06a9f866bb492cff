/**
 * Applies Equinix's answers, in whatever clothes they came: the one door through which an answer
 * ends a Task.
 *
 * <p>In: answers of one subscription. Out: what became of each; Tasks ended, what waited released,
 * events recorded. Waits out an outage of the ledger.
 */
@NullMarked
package io.emgadapter.answer;

import org.jspecify.annotations.NullMarked;
