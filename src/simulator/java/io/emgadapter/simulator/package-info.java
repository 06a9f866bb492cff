/**
 * Plays Equinix at the other end of the two EMG queues, from the documents alone: it reads with
 * plain JSON trees and verifies with its own code, so that it does not share the adapter's
 * mistakes.
 */
package io.emgadapter.simulator;
