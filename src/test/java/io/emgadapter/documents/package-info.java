/**
 * What the documents promise about themselves: they are short, their links lead somewhere, and what
 * they list is there.
 */
@NullMarked
package io.emgadapter.documents;

import org.jspecify.annotations.NullMarked;
