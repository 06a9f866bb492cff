package io.emgadapter.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class RoutingKeyTest {
  private static String key(EventType type, String resource, @Nullable String subscription) {
    return new NewEvent(
            UUID.randomUUID(),
            type,
            "subject",
            resource,
            subscription,
            null,
            false,
            null,
            JsonNodeFactory.instance.objectNode())
        .routingKey();
  }

  @Test
  void itIsTypeResourceAndSubscription() {
    assertThat(key(EventType.REQUEST_COMPLETED, "smarthands", "berlin"))
        .isEqualTo("request.completed.smarthands.berlin");
  }

  @Test
  void whatIsAboutNoResourceHasTypeAndSubscription() {
    assertThat(key(EventType.NETWORK_INCIDENT, "", "berlin"))
        .isEqualTo("notification.network.incident.berlin");
  }

  @Test
  void itsLastWordIsAlwaysThere() {
    assertThat(key(EventType.REQUEST_REJECTED, "unknown", null))
        .isEqualTo("request.rejected.unknown.-");
  }

  /** Else whoever may read .lin would read the events of ber.lin as well. */
  @Test
  void theSubscriptionIsOneWord() {
    assertThat(key(EventType.REQUEST_COMPLETED, "workvisit", "ber.lin #*/1"))
        .isEqualTo("request.completed.workvisit.ber-lin----1");
  }
}
