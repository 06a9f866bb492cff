/**
 * From a Task that may go to the record of what came of sending it.
 *
 * <p>In: limits of what may be claimed; Tasks with their text; outcomes under the fence by which
 * they were claimed. Out: leased Tasks, sealed Tasks, Tasks that are sent, put back or refused. May
 * fail: a lease that somebody else holds by now, which changes nothing.
 *
 * <p>Owns the tables {@code task_part}, {@code paused} and {@code rest_credential}; moves Tasks
 * between READY, SENDING, SENT and UNKNOWN.
 */
@NullMarked
package io.emgadapter.ledger.send;

import org.jspecify.annotations.NullMarked;
