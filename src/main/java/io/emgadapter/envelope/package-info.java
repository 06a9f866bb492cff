/**
 * Task to text, text to envelope, and back; signatures over exactly that text.
 *
 * <p>In: a Task, or bytes from the wire. Out: bytes for the wire, or the Task text as it was
 * signed, with its signature. What cannot be read is said with a reason and changes nothing. Knows
 * no framework.
 */
@NullMarked
package io.emgadapter.envelope;

import org.jspecify.annotations.NullMarked;
