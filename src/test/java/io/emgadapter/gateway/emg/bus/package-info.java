/** Azure Service Bus as its clients know it, for tests: an AMQP 1.0 server with all its moods. */
@NullMarked
package io.emgadapter.gateway.emg.bus;

import org.jspecify.annotations.NullMarked;
