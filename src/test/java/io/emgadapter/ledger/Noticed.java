package io.emgadapter.ledger;

import io.emgadapter.event.CloudEvents;
import io.emgadapter.ledger.events.TestReader;
import io.emgadapter.ledger.orders.TakeNotifications;
import io.emgadapter.ledger.orders.TakeNotifications.Message;
import io.emgadapter.ledger.orders.TakeNotifications.Taken;
import io.emgadapter.notification.Notification;
import io.emgadapter.notification.Sent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Notifications for tests of the ledger, and what it tells of them. */
public final class Noticed {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final TestLedger ledger;

  public Noticed(TestLedger ledger) {
    this.ledger = ledger;
  }

  /** News of an order; a second of 2021-05-21T02:00 as the time at Equinix, or none. */
  public static Message order(String id, String servicerId, String state, Integer second) {
    return order(id, servicerId, state, second, null);
  }

  public static Message order(
      String id, String servicerId, String state, Integer second, String requestorId) {
    String time =
        second == null
            ? ""
            : "\"CreationTimeUTC\":\"2021-05-21T02:%02d:%02dZ\","
                .formatted(second / 60, second % 60);
    String reference = requestorId == null ? "" : "\"RequestorId\":\"" + requestorId + "\",";
    return message(
        """
        {"Id":"%s","Verb":"Update",%s"Resource":"SmartHands","Body":{%s"ServicerId":"%s","State":"%s"}}\
        """
            .formatted(id, time, reference, servicerId, state));
  }

  public static Message message(String task) {
    Notification what = Sent.read(task);
    byte[] text = task.getBytes(StandardCharsets.UTF_8);
    String id = what.head().id();
    return new Message(id == null ? "sha256:0" : id, what, digest(text), text);
  }

  private static byte[] digest(byte[] text) {
    return Arrays.copyOf(
        Integer.toString(Arrays.hashCode(text)).getBytes(StandardCharsets.UTF_8), 20);
  }

  public List<Taken> take(Message... messages) {
    return ledger.the(TakeNotifications.class).take(Requests.SUBSCRIPTION, Arrays.asList(messages));
  }

  /** The state of an order. */
  public String state(String servicerId) {
    return ledger
        .sql()
        .sql("select state from equinix_order where servicer_id = ?")
        .param(servicerId)
        .query(String.class)
        .single();
  }

  /** The history of an order: state, and whether it changed or was late. */
  public List<String> history(String servicerId) {
    return ledger
        .sql()
        .sql(
            """
            select coalesce(state, '-') || case when state_changed then ' changed' else '' end
              || case when late then ' late' else '' end
            from order_change where servicer_id = ? order by seq\
            """)
        .param(servicerId)
        .query(String.class)
        .list();
  }

  /** Publishes all that is due, and gives it in that order. */
  public List<JsonNode> published() {
    List<JsonNode> events = new ArrayList<>();
    TestReader.exchange(ledger, "one")
        .tellAll()
        .forEach(one -> events.add(JSON.readTree(CloudEvents.write(one.logged().event(), null))));
    return events;
  }
}
