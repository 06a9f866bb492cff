/**
 * The servers the adapter needs, run inside the JVM for tests and for the sandbox: a message broker
 * (Apache Qpid Broker-J) and a database (PostgreSQL). None of it is in the shipped jar.
 */
package io.emgadapter.sandbox;
