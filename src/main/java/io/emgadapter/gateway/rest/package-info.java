/**
 * Equinix's REST APIs: what is ordered today.
 *
 * <p>In: sealed Tasks, whose Bodies have the fields of the messaging gateway. Out: for each what
 * became of it. Files that a Task names by Url are fetched from allowed hosts. Every call is one of
 * three: replied to, proven not written, or lost; only the second may be tried again.
 */
@NullMarked
package io.emgadapter.gateway.rest;

import org.jspecify.annotations.NullMarked;
