/**
 * What every step that waits for something has in common. In: what is seen of a peer. Out: few
 * lines in the log. Nothing may fail; owns no table.
 */
@NullMarked
package io.emgadapter.work;

import org.jspecify.annotations.NullMarked;
