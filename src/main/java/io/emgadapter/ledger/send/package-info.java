/**
 * From a Task that may be sent to the record of what became of sending it.
 *
 * <p>In: limits of what may be claimed; Tasks with their text; outcomes under the fence by which
 * they were claimed. Out: leased Tasks, sealed Tasks, Tasks that are sent, put back or refused.
 * What may fail: another instance holds the lease by now; then nothing changes.
 *
 * <p>Owns the tables {@code task_part}, {@code paused}, {@code rest_credential} and {@code
 * rest_turn}; moves Tasks between READY, SENDING, SENT and UNKNOWN.
 */
@NullMarked
package io.emgadapter.ledger.send;

import org.jspecify.annotations.NullMarked;
