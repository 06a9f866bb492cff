@NullMarked
package io.emgadapter.command.doctor;

import org.jspecify.annotations.NullMarked;
