package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.endtoend.Browser.Page;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Orders and notifications in the console, and the last hour on its overview. */
@ExtendWith(ConsoleAdapter.Lending.class)
class ConsoleOrdersTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final ConsoleAdapter adapter;

  ConsoleOrdersTest(ConsoleAdapter adapter) {
    this.adapter = adapter;
  }

  /** The number of the order that this request made. */
  private String order(String request) {
    adapter.upstream.send(WorkRequests.smartHands(request));
    adapter.upstream.await(request, "request.completed");
    return adapter
        .anna
        .get("/work-requests/" + request + "?sender=default")
        .body()
        .at("/tasks/0/servicerIds/0")
        .asString();
  }

  @Test
  void anOrderIsListedAndItsPageTellsItsTasksAndWhatEquinixSaid() {
    String order = order("orders-1");
    Browser vera = adapter.as("vera");

    assertThat(vera.get("/console/orders?requestorId=R-orders-1").html())
        .contains("/console/order?servicerId=" + order + "&amp;subscription=default");
    assertThat(vera.get("/console/orders?requestorId=nobody").text()).contains("No order is like");
    Page page = vera.get("/console/order?servicerId=" + order + "&subscription=default");
    assertThat(page.text())
        .contains("Order " + order, "orders-1", "ACKNOWLEDGED", "needs the role sender");
    assertThat(vera.get("/console/find?id=" + order).html()).contains("/console/order?servicerId");
  }

  @Test
  void aSenderSeesItsOwnOrdersAndNoOthers() {
    String order = order("orders-2");

    assertThat(adapter.as("sam").get("/console/order?servicerId=" + order).status()).isEqualTo(404);
    assertThat(adapter.as("gina").get("/console/order?servicerId=" + order).status())
        .isEqualTo(404);
    assertThat(adapter.as("gina").get("/console/orders?subscription=default").status())
        .isEqualTo(404);
  }

  @Test
  void fromAnOrderItsChangeIsAsked() {
    String order = order("orders-3");
    Browser anna = adapter.as("anna");

    Page page = anna.get("/console/order?servicerId=" + order);

    String cancel =
        "/console/send?resource=SmartHands&verb=Cancel&subscription=default&servicerId=" + order;
    assertThat(page.html()).contains(cancel.replace("&", "&amp;"));
    assertThat(anna.get(cancel).html()).contains("value=\"" + order + "\"");
  }

  @Test
  void theLastHourIsDrawnForWhoMaySeeIt() {
    order("orders-4");

    await()
        .atMost(LONG)
        .untilAsserted(() ->
            assertThat(adapter.as("vera").get("/console").html())
                .contains("<svg viewBox=\"0 0 240 64\"", "<polyline", "0 to 5 min ago: "));
    assertThat(adapter.as("greta").get("/console").text()).contains("No Task was accepted");
  }

  @Test
  void whatEquinixAnnouncesIsListed() {
    assertThat(adapter.as("vera").get("/console/notifications?kind=unknown").text())
        .contains("Equinix announced nothing like that");
    assertThat(adapter.as("sam").get("/console/notifications").status()).isEqualTo(403);
  }
}
