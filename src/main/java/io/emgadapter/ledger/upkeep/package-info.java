/**
 * What the ledger needs to stay small and sound.
 *
 * <p>In: how long things are kept; that the database was restored. Out: contents forgotten, old
 * rows removed a small batch at a time, unfinished Tasks doubted after a restore, and what time has
 * brought. May fail: a schema of another version.
 *
 * <p>Owns the table {@code recovery}; removes rows of all others.
 */
@NullMarked
package io.emgadapter.ledger.upkeep;

import org.jspecify.annotations.NullMarked;
