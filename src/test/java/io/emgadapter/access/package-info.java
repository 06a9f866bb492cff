/** Tests of who may what. */
@NullMarked
package io.emgadapter.access;

import org.jspecify.annotations.NullMarked;
