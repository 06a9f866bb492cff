package io.emgadapter.operate;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which dead letters are brought to the parked. Settings {@code emg.dead-letters.*}.
 *
 * @param requests those of the queue of work requests
 * @param emg those of the queues from Equinix; by default where that is Azure Service Bus, because
 *     no other broker keeps them under Service Bus' address
 */
@ConfigurationProperties("emg.dead-letters")
record DeadLetterSettings(@DefaultValue("true") boolean requests, @Nullable Boolean emg) {}
