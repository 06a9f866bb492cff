@NullMarked
package io.emgadapter.dispatch;

import org.jspecify.annotations.NullMarked;
