package io.emgadapter.ledger.reads;

import io.emgadapter.event.RecordedEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Which events are told.
 *
 * @param types their words; empty for all
 * @param subject null for any
 * @param subscriptions whose; null for all, those of none included
 */
public record FeedFilter(
    List<String> types, @Nullable String subject, @Nullable List<String> subscriptions) {

  /** Whether an event is told. */
  public boolean tells(RecordedEvent event) {
    return (types.isEmpty() || types.contains(event.type().word()))
        && (subject == null || subject.equals(event.subject()))
        && (subscriptions == null || subscriptions.contains(event.subscription()));
  }

  /** As SQL, of what is asked for alone. */
  String condition() {
    return (types.isEmpty() ? "true" : "type = any(:types)")
        + (subject == null ? "" : " and subject = :subject")
        + (subscriptions == null ? "" : " and subscription = any(:subscriptions)");
  }

  /** The parameters of the condition. */
  Map<String, Object> parameters() {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("types", texts(types));
    if (subject != null) {
      parameters.put("subject", subject);
    }
    if (subscriptions != null) {
      parameters.put("subscriptions", texts(subscriptions));
    }
    return parameters;
  }

  private static SqlArrayValue texts(List<String> texts) {
    return new SqlArrayValue("text", texts.toArray());
  }
}
