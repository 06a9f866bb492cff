package io.emgadapter.follow;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What happened to the ledger before this start. Settings {@code emg.*}.
 *
 * @param recover {@code restored} after a restore from a backup, or {@code restored-} and any word
 *     after another restore; empty for none
 */
@ConfigurationProperties("emg")
public record RecoverySettings(@Nullable String recover) {}
