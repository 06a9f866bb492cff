package io.emgadapter.bench.ordinary;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.Resource;

/**
 * What it is told.
 *
 * @param source that Equinix assigned
 * @param privateKey of the company, PKCS#8 in PEM
 * @param publicKey of Equinix, in PEM
 * @param requests the queue of work requests
 * @param exchange of events
 * @param emgHost where EMG is
 * @param emgPort the same
 */
@Profile(Part.PROFILE)
@ConfigurationProperties("ordinary")
record OrdinarySettings(
    String source,
    Resource privateKey,
    Resource publicKey,
    String requests,
    String exchange,
    String emgHost,
    int emgPort) {}
