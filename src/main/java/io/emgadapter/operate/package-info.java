/**
 * What makes the adapter observable, and what an operator replays: health, the figures for the
 * operator on duty, and the brokers' dead letters, which become parked messages.
 *
 * <p>In: the state of the ledger and the links, dead letters, a parked message to replay. Out:
 * health and metrics that show what was seen last and how old that is; parked messages. A replay
 * has its effect and its line in the audit in one transaction, so that two clicks have one effect.
 * What may fail: the database is out of reach. Owns no table.
 */
@NullMarked
package io.emgadapter.operate;

import org.jspecify.annotations.NullMarked;
