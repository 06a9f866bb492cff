package io.emgadapter.dispatch;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How Tasks are sent. Settings {@code emg.dispatch.*}.
 *
 * @param batch the most Tasks that one statement claims from the ledger; 1 to 1000
 * @param emgInHand to the messaging gateway: the most Tasks of a subscription and resource that are
 *     in hand at once, that is, being prepared, signed or on the wire
 * @param window to the messaging gateway: the most Tasks of a subscription that are on the wire
 *     before the broker has answered; as many may become UNKNOWN when its link breaks
 * @param inHand by REST: the most Tasks of a subscription that are in hand at once, half of them of
 *     one resource
 * @param inHandOfAll by REST: the most Tasks of all subscriptions together that are in hand at once
 * @param inHandBytes on each route: the most bytes of Bodies that are in hand; one claim may exceed
 *     it
 * @param sendBudget how long one batch may take on the wire; at most half of the lease
 */
@ConfigurationProperties("emg.dispatch")
public record DispatchSettings(
    @DefaultValue("100") int batch,
    @DefaultValue("400") int emgInHand,
    @DefaultValue("16") int window,
    @DefaultValue("16") int inHand,
    @DefaultValue("256") int inHandOfAll,
    @DefaultValue("16MB") DataSize inHandBytes,
    @DefaultValue("20s") Duration sendBudget) {}
