/**
 * What people and systems may see of the ledger; reads only, no locks.
 *
 * <p>In: names. Out: views without Bodies, so that they hold no personal data.
 */
@NullMarked
package io.emgadapter.ledger.reads;

import org.jspecify.annotations.NullMarked;
