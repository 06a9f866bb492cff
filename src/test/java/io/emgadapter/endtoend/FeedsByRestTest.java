package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.gateway.NoticeReader;
import io.emgadapter.sandbox.Sandbox;
import io.emgadapter.simulator.rest.Fault;
import io.emgadapter.simulator.rest.RestSimulator;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What no stream delivered and no queue carried is read by REST, page after page. */
class FeedsByRestTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  private static String cloudEvent(int nth, String type, Instant time) {
    return """
    {"specversion": "1.0", "id": "ce-%d", "time": "%s", "type": "%s",
     "data": {"resource": {"servicerId": "5-%d", "state": "confirmed"}}}\
    """
        .formatted(nth, time, type, nth);
  }

  private String notice(String status) {
    return """
    {"id": "5-9000", "type": "IBX_MAINTENANCE", "startTimestamp": "%s", "ibxs": ["SV5"],
     "endTimestamp": "%s", "status": "%s", "summary": "UPS"}\
    """
        .formatted(now.plus(Duration.ofDays(9)), now.plus(Duration.ofDays(10)), status);
  }

  private static Map<String, Object> settings(RestSimulator equinix) {
    Map<String, Object> all = new HashMap<>(RestRoute.settings(equinix, "rest"));
    all.put("emg.subscriptions.default.feeds.search-every", "15m");
    all.put("emg.subscriptions.default.feeds.ibx-every", "1h");
    all.put("emg.subscriptions.default.rest.per-second", "100");
    return all;
  }

  @Test
  void gapsAreFilledAndNoticesAreListedAndEachFactIsToldOnce() {
    try (RestSimulator equinix = new RestSimulator();
        Sandbox sandbox = Sandbox.open()) {
      String maintenance = "equinix.network.maintenance.state.confirmed";
      equinix.notices().happened(cloudEvent(-1, maintenance, now.minus(Duration.ofDays(2))));
      equinix.notices().happened(cloudEvent(-2, "equinix.fabric.port.status.down", now));
      for (int nth = 0; nth < 120; nth++) {
        equinix.notices().happened(cloudEvent(nth, maintenance, now.minusSeconds(60 + nth)));
      }
      equinix.notices().stands(notice("NEW"));
      equinix.faults().next("/v1/notifications/ibx/search", Fault.ERROR_BEFORE);

      var adapter = sandbox.startAdapter(settings(equinix));
      JdbcClient ledger = adapter.getBean(JdbcClient.class);
      Http http = new Http(Sandbox.httpPort(adapter));
      await().atMost(PATIENCE).until(() -> told(ledger).size() == 120);
      assertThat(told(ledger)).doesNotContain("5--1", "5--2");
      assertThat(equinix.asked("/fabric/v4/cloudevents/search"))
          .hasSize(Math.ceilDiv(120, NoticeReader.PAGE));

      String pushed = cloudEvent(7, maintenance, now);
      assertThat(http.command("/feeds/default/cloudevents", pushed).status()).isEqualTo(204);
      equinix.notices().happened(cloudEvent(500, maintenance, now.minusSeconds(5)));
      await().atMost(PATIENCE).until(() -> asked(equinix) == 1 && isPutOff(ledger));
      again(ledger);
      await().atMost(PATIENCE).until(() -> told(ledger).contains("5-9000"));
      await().atMost(PATIENCE).until(() -> told(ledger).size() == 122);

      equinix.notices().stands(notice("COMPLETED"));
      again(ledger);
      await().atMost(PATIENCE).until(() -> told(ledger).size() == 123);
      assertThat(ledger.sql("select count(*) from parked").query(Integer.class).single()).isZero();
    }
  }

  /** It was frozen, or the ledger was down for long; another instance reads meanwhile. */
  @Test
  void whoseLeaseWasTakenOverReadsNoFurther() {
    try (RestSimulator equinix = new RestSimulator();
        Sandbox sandbox = Sandbox.open()) {
      int pages = 40;
      for (int nth = 0; nth < pages * NoticeReader.PAGE; nth++) {
        equinix
            .notices()
            .happened(cloudEvent(nth, "equinix.network.maintenance.state.confirmed", now));
      }
      Map<String, Object> settings = settings(equinix);
      settings.put("emg.subscriptions.default.rest.per-second", "5");
      var adapter = sandbox.startAdapter(settings);
      JdbcClient ledger = adapter.getBean(JdbcClient.class);

      await().atMost(PATIENCE).until(() -> searched(equinix) > 2);
      ledger
          .sql("update feed_cursor set fence = fence + 1, owner = 'other' where feed = 'search'")
          .update();

      await().atMost(PATIENCE).until(() -> lost(adapter) == 1);
      assertThat(searched(equinix)).isLessThan(pages);
    }
  }

  private static int searched(RestSimulator equinix) {
    return equinix.asked("/fabric/v4/cloudevents/search").size();
  }

  private static double lost(ApplicationContext adapter) {
    return adapter
        .getBean(MeterRegistry.class)
        .get("emg.lease.losses")
        .tag("place", "feeds")
        .counter()
        .count();
  }

  private static int asked(RestSimulator equinix) {
    return equinix.asked("/v1/notifications/ibx/search").size();
  }

  private static boolean isPutOff(JdbcClient ledger) {
    return ledger
        .sql("select failures = 1 from feed_cursor where feed = 'ibx'")
        .query(Boolean.class)
        .single();
  }

  /** Has both feeds read now. */
  private static void again(JdbcClient ledger) {
    ledger.sql("update feed_cursor set due_at = ledger_now()").update();
  }

  /** The numbers that events are about. */
  private static List<String> told(JdbcClient ledger) {
    return ledger
        .sql("select subject from event where type like 'notification.%'")
        .query(String.class)
        .list();
  }
}
