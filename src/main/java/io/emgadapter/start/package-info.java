/**
 * The start. In: the given settings. Out: a context in which everything can be used, or one answer
 * that lists everything that is wrong. What may fail: settings, keys, a schema that does not fit; a
 * database that is out of reach is waited for. Owns no table but the schema's own history.
 */
@NullMarked
package io.emgadapter.start;

import org.jspecify.annotations.NullMarked;
