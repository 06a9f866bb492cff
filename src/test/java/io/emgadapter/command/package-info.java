@NullMarked
package io.emgadapter.command;

import org.jspecify.annotations.NullMarked;
