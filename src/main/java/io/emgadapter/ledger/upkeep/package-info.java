/**
 * What the ledger needs to stay small and sound.
 *
 * <p>In: how long things are kept; that the database was restored. Out: contents and old rows
 * removed, a small batch at a time; unfinished Tasks made UNKNOWN after a restore; what has become
 * due. What may fail: the schema has another version.
 *
 * <p>Owns the table {@code recovery}; removes rows of all others.
 */
@NullMarked
package io.emgadapter.ledger.upkeep;

import org.jspecify.annotations.NullMarked;
