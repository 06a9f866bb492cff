package io.emgadapter.gateway.rest;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How one subscription uses Equinix's REST APIs. Settings {@code emg.subscriptions.<name>.rest.*}.
 *
 * @param baseUrl where the APIs are
 * @param clientId the Consumer Key of the app in Equinix's developer portal
 * @param clientSecret its Consumer Secret
 * @param connectTimeout how long a connection may take
 * @param readTimeout how long an answer may take; after that it counts as lost
 * @param startWithin how long a Task may wait for its turn and prepare before its order is sent
 * @param concurrency so many Tasks are on their way at once, in each instance
 * @param perSecond so many calls start in a second, in each instance
 */
public record RestAccount(
    @DefaultValue("https://api.equinix.com") String baseUrl,
    String clientId,
    String clientSecret,
    @DefaultValue("3s") Duration connectTimeout,
    @DefaultValue("15s") Duration readTimeout,
    @DefaultValue("15s") Duration startWithin,
    @DefaultValue("4") int concurrency,
    @DefaultValue("5") int perSecond) {

  /** Without the credential. */
  @Override
  public String toString() {
    return "RestAccount[" + baseUrl + "]";
  }
}
