/** What those who watch the adapter see. */
@NullMarked
package io.emgadapter.sight;

import org.jspecify.annotations.NullMarked;
