/**
 * What people and systems may see of the ledger; reads only, no locks.
 *
 * <p>In: names. Out: views without Bodies, so that they hold no personal data; only {@code
 * ReadParked} gives content, to operators.
 */
@NullMarked
package io.emgadapter.ledger.reads;

import org.jspecify.annotations.NullMarked;
