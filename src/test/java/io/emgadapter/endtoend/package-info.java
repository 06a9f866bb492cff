/**
 * The main way, from a message on the queue to the event about it, with everything real but
 * Equinix.
 */
package io.emgadapter.endtoend;
