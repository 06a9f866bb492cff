/**
 * What the operator on duty looks at and does: replay, discard, resolve, pause, resume; each act
 * with its line in the audit. Also what is counted for the night shift, and the brokers' dead
 * letters, which are brought to the one place for poison.
 *
 * <p>In: commands over HTTP, from operators only; dead letters. Out: what came of a command, or an
 * RFC 9457 problem that says what to do instead; parked messages. A command has its effect and its
 * line in one transaction, so that two clicks have one effect.
 */
@NullMarked
package io.emgadapter.operate;

import org.jspecify.annotations.NullMarked;
