/**
 * Sends Tasks to Equinix: prepare, seal, send, record.
 *
 * <p>The way of a Task: {@link io.emgadapter.dispatch.ClaimTasks} claims it from the ledger, or
 * {@link io.emgadapter.dispatch.SendAtOnce} takes it over as it comes in; from then on it is <em>in
 * hand</em> ({@link io.emgadapter.dispatch.TasksInHand}) until its outcome is known. {@link
 * io.emgadapter.dispatch.RouteSender} runs the steps of its route on virtual threads. {@link
 * io.emgadapter.dispatch.Prepare} reads its Body, resolves the order that it refers to, asks
 * Equinix where that is needed, divides and signs it. {@link io.emgadapter.dispatch.SendTasks}
 * commits text and signature, and only then gives it to its gateway. {@link
 * io.emgadapter.dispatch.Recorder} writes what became of it. Whatever cannot go, or not yet, {@link
 * io.emgadapter.dispatch.UnsentTasks} ends or puts back.
 *
 * <p>The limits: of each kind, that is one resource of one subscription, only so many Tasks are in
 * hand, so that none takes the places of another ({@code emg-in-hand}, {@code in-hand}). By REST,
 * so many of all kinds together ({@code in-hand-of-all}); on each route so many bytes of Bodies
 * ({@code in-hand-bytes}). Of the places a quarter is kept for what waits in the ledger, so that
 * what just comes in cannot starve it. A full hand slows the queue of work requests a little and
 * then leaves what comes to the ledger, which has room for all. How fast a gateway itself sends is
 * its own matter: {@code window} to EMG, the account's throttle by REST.
 *
 * <p>In: Tasks that may go. Out: Tasks on their way, each committed with text and signature before
 * its first byte leaves. What may fail: a crash at any point leaves a Task that is READY again or
 * UNKNOWN, never one that is sent twice.
 */
@NullMarked
package io.emgadapter.dispatch;

import org.jspecify.annotations.NullMarked;
