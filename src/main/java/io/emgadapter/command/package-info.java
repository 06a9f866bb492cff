/**
 * The command line: {@code java -jar emg-adapter.jar <command>}. In: the words of a person. Out: a
 * short text or JSON, and an exit code. What may fail: the words (2), the adapter is not reached
 * (3), and what it refuses (1). Talks to a running adapter by HTTP alone; only what {@code doctor}
 * has is looked at on the spot. Owns no table.
 */
@NullMarked
package io.emgadapter.command;

import org.jspecify.annotations.NullMarked;
