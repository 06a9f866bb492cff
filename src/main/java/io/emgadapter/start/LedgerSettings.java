package io.emgadapter.start;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The ledger's schema at the start. Settings {@code emg.ledger.*}.
 *
 * @param migrate whether the schema may be made, or brought to this program's version; where not,
 *     an older one stops the start
 */
@ConfigurationProperties("emg.ledger")
record LedgerSettings(@DefaultValue("true") boolean migrate) {}
