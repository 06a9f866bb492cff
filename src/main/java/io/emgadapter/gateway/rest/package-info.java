/**
 * Equinix's REST APIs, by which orders are placed today.
 *
 * <p>In: sealed Tasks, whose Bodies have the fields of the messaging gateway. Out: what became of
 * each. Files that a Task names by Url are fetched from allowed hosts. Every call is one of three:
 * replied to, proven not written, or lost; only what was not written may be tried again.
 */
@NullMarked
package io.emgadapter.gateway.rest;

import org.jspecify.annotations.NullMarked;
