package io.emgadapter.dispatch;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Tasks are sent. Settings {@code emg.dispatch.*}.
 *
 * @param batch to the messaging gateway: so many Tasks are claimed, signed and sent together at
 *     most
 * @param window to the messaging gateway: so many Tasks of a subscription at most are on the wire
 *     without the broker's word; so many may become UNKNOWN when its link breaks
 * @param workers so many batches are on their way at once
 * @param inHand on a route that answers at once: so many Tasks of a subscription are in hand at
 *     most, half of them of one resource
 * @param inHandOfAll on such a route: so many Tasks of all subscriptions together
 * @param poll how often the ledger is asked without a sign that there is something
 * @param sendBudget how long one batch may take on the wire; half of the lease at most
 */
@ConfigurationProperties("emg.dispatch")
public record DispatchSettings(
    @DefaultValue("100") int batch,
    @DefaultValue("16") int window,
    @DefaultValue("2") int workers,
    @DefaultValue("16") int inHand,
    @DefaultValue("256") int inHandOfAll,
    @DefaultValue("500ms") Duration poll,
    @DefaultValue("20s") Duration sendBudget) {}
