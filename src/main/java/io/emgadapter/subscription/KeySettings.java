package io.emgadapter.subscription;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How key files, and files with the client secrets of REST, are watched. Settings {@code
 * emg.keys.*}.
 *
 * @param lookEvery how often they are looked at; what has changed is used after two looks that saw
 *     the same
 */
@ConfigurationProperties("emg.keys")
public record KeySettings(@DefaultValue("5s") Duration lookEvery) {}
