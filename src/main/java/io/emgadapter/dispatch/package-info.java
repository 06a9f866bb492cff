/**
 * From the ledger, or from the intake's hand, to the gateways: prepare (draft, references,
 * division, text, signature), seal, send, record.
 *
 * <p>In: Tasks that may go. Out: Tasks on their way, each committed with text and signature before
 * its first byte leaves. A crash at any point leaves a Task that is ready again or unknown, never
 * one that is sent twice.
 */
@NullMarked
package io.emgadapter.dispatch;

import org.jspecify.annotations.NullMarked;
