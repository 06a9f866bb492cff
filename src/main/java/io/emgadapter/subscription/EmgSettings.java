package io.emgadapter.subscription;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The accounts of the company. Settings {@code emg.*}.
 *
 * @param subscriptions by name; a work request that names none is for {@code default}
 */
@ConfigurationProperties("emg")
public record EmgSettings(@DefaultValue Map<String, SubscriptionSettings> subscriptions) {}
