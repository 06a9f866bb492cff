/**
 * The REST route against a simulator of Equinix's APIs.
 *
 * <p>In: Tasks and faults. Out: what was ordered, and what the gateway said.
 */
@NullMarked
package io.emgadapter.gateway.rest;

import org.jspecify.annotations.NullMarked;
