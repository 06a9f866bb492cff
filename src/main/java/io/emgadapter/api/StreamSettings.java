package io.emgadapter.api;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events are streamed over HTTP. Settings {@code emg.http.streams.*}.
 *
 * @param most so many streams are open at one instance at most; 0 for none
 * @param mostOfOne and so many of one user
 * @param poll how long a stream that has told everything waits before it looks again
 * @param heartbeat a stream that has nothing to tell says so after so long
 * @param resume an event that is older cannot be resumed after
 */
@ConfigurationProperties("emg.http.streams")
public record StreamSettings(
    @DefaultValue("32") int most,
    @DefaultValue("8") int mostOfOne,
    @DefaultValue("500ms") Duration poll,
    @DefaultValue("15s") Duration heartbeat,
    @DefaultValue("7d") Duration resume) {}
