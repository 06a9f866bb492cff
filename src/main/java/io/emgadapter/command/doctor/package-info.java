/**
 * What is looked at on the spot, with the service's own settings and without a running adapter.
 *
 * <p>In: the settings. Out: lines that say what is well and what is wrong, or what signs and
 * verifies. What may fail: everything that is looked at, which is then a line. Writes nothing,
 * consumes nothing, starts nothing. Owns no table.
 */
@NullMarked
package io.emgadapter.command.doctor;

import org.jspecify.annotations.NullMarked;
