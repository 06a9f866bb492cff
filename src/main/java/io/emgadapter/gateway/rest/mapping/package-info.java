/**
 * From the Bodies of work requests to the fields of Equinix's REST APIs; {@code docs/rest.md} has
 * the tables.
 *
 * <p>In: a Body and the {@code rest} fields of its request. Out: JSON, files, and notes about
 * fields for which an API has no place. Never asks Equinix. May fail: a problem with the pointer of
 * the field that it is about.
 */
@NullMarked
package io.emgadapter.gateway.rest.mapping;

import org.jspecify.annotations.NullMarked;
