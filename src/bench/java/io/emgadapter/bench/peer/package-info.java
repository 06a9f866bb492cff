/**
 * Equinix at the smallest cost: an AMQP 1.0 peer and a REST API that look at nothing but the Id of
 * a Task, take everything and answer at once. They run in processes of their own and owe nothing to
 * the adapter's code.
 */
@NullMarked
package io.emgadapter.bench.peer;

import org.jspecify.annotations.NullMarked;
