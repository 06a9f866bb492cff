/**
 * Messages and Tasks that wait for a person, and what people did.
 *
 * <p>In: messages and Tasks with their bytes and a reason; a person's decision. Out: parked
 * messages until they are resolved, and a line in the audit for each act, in the same transaction.
 * What may fail: it was resolved meanwhile.
 *
 * <p>Owns the tables {@code parked}, {@code parked_content}, {@code bulk_act}, {@code bulk_item}
 * and {@code audit}.
 */
@NullMarked
package io.emgadapter.ledger.parked;

import org.jspecify.annotations.NullMarked;
