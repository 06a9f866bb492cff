package io.emgadapter.follow;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long is kept what has ended. Settings {@code emg.retention.*}. All is counted from the end of
 * a request, from when a parked message was replayed, discarded or resolved, or from when a
 * notification was taken.
 *
 * @param personalData so long Bodies, sealed texts, parked bytes, the content of events and what
 *     Equinix sent are kept
 * @param ended so long requests, Tasks, events and notifications are kept, and no longer than ids
 * @param ids so long, counted from when it was used, an id is not opened again
 * @param webhooks so long events wait for a webhook that is disabled or no longer in the settings
 * @param batch so many leave in one transaction at most
 * @param pause between two transactions
 */
@ConfigurationProperties("emg.retention")
public record RetentionSettings(
    @DefaultValue("90d") Duration personalData,
    @DefaultValue("400d") Duration ended,
    @DefaultValue("3650d") Duration ids,
    @DefaultValue("30d") Duration webhooks,
    @DefaultValue("200") int batch,
    @DefaultValue("200ms") Duration pause) {}
