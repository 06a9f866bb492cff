/**
 * Apache Qpid Broker-J in this JVM: Equinix's queues in the simulator, and in tests and the sandbox
 * RabbitMQ's place too.
 */
@NullMarked
package io.emgadapter.simulator.broker;

import org.jspecify.annotations.NullMarked;
