package io.emgadapter.gateway.rest;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The REST side of the subscriptions' settings; their other settings are read elsewhere.
 *
 * @param subscriptions by name
 */
@ConfigurationProperties("emg")
public record RestSettings(@DefaultValue Map<String, Of> subscriptions) {

  /**
   * The REST settings of one subscription.
   *
   * @param rest null where it does not use REST
   */
  public record Of(@Nullable RestAccount rest) {}

  /** From where the files of a subscription's orders are fetched. */
  public AttachmentSettings attachments(String subscription) {
    Of of = subscriptions.get(subscription);
    return of == null || of.rest() == null ? AttachmentSettings.NONE : of.rest().attachments();
  }

  /** The accounts of the subscriptions that use REST, by the names of the subscriptions. */
  public Map<String, RestAccount> accounts() {
    Map<String, RestAccount> accounts = new HashMap<>();
    subscriptions.forEach((name, of) -> {
      if (of.rest() != null) {
        accounts.put(name, of.rest());
      }
    });
    return accounts;
  }
}
