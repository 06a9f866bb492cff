package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.emgadapter.contract.HttpContract;
import io.emgadapter.endtoend.Http.Reply;
import io.emgadapter.simulator.rest.Fault;
import io.emgadapter.simulator.rest.RestOrder;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Equinix says is passed on as it is; its errors become problems that say what to do. */
@ExtendWith(RestAdapter.Lending.class)
class ReadThroughTest {
  private static final String DETAILS = "/orders/{servicerId}/details";
  private static final String NEGOTIATIONS = "/orders/{servicerId}/negotiations";

  private final RestAdapter adapter;

  ReadThroughTest(RestAdapter adapter) {
    this.adapter = adapter;
  }

  private Reply read(String path, String query) {
    return read(adapter.http, path, "1-0", query);
  }

  private static Reply read(Http http, String path, String order, String query) {
    Reply reply = http.get(path.replace("{servicerId}", order) + query);
    assertThat(HttpContract.wrong("GET", path, reply.status(), reply.body())).isEmpty();
    return reply;
  }

  @Test
  void anOrderIsPassedOnAsEquinixSaysIt() {
    RestOrder order = adapter.order("read-1");
    order.negotiations().add("4-77");

    Reply details = read(adapter.http, DETAILS, order.id(), "?subscription=rest&ibxs=LD8");
    Reply proposals = read(adapter.http, NEGOTIATIONS, order.id(), "?subscription=rest");

    assertThat(details.status()).isEqualTo(200);
    assertThat(details.body().path("orderId").asString()).isEqualTo(order.id());
    assertThat(adapter.equinix.asked(order.id()).getFirst().query()).isEqualTo("ibxs=LD8");
    assertThat(proposals.body().toString())
        .isEqualTo("[{\"referenceId\":\"4-77\",\"message\":\"Tomorrow?\"}]");
  }

  @Test
  void anOrderThatEquinixDoesNotLocateIsNotThere() {
    assertThat(read(DETAILS, "?subscription=rest").status()).isEqualTo(404);
    assertThat(read(adapter.http, NEGOTIATIONS, "1 0", "?subscription=rest").status())
        .isEqualTo(404);
  }

  @Test
  void typesAndLocationsAreAskedOnce() {
    String cages = "?subscription=rest&detail=true&ibxs=DA4&cages=DA4:01:001MC3";
    for (int i = 0; i < 3; i++) {
      assertThat(read("/smarthands/types", "?subscription=rest").status()).isEqualTo(200);
      assertThat(read("/smarthands/locations", cages).body().toString()).contains("DA4:01:001MC3");
    }
    assertThat(read("/smarthands/locations", "?subscription=rest").status()).isEqualTo(200);

    assertThat(adapter.equinix.asked("/smarthands/types")).hasSize(1);
    assertThat(adapter.equinix.asked("/smarthands/locations"))
        .filteredOn(asked -> asked.query().contains("DA4"))
        .singleElement()
        .satisfies(asked -> assertThat(asked.query()).contains("detail=true"));
  }

  @Test
  void aLimitIsAnsweredWithItsPause() {
    adapter.equinix.faults().next("/orders/1-429", Fault.TOO_MANY_WAIT);

    Reply reply = read(adapter.http, DETAILS, "1-429", "?subscription=limited");

    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.headers().getFirst("Retry-After")).isEqualTo("7");
    assertThat(reply.isProblem()).isTrue();
    // It is the account's, which the other subscriptions share.
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> read(DETAILS, "?subscription=rest").status() == 404);
  }

  @Test
  void aReadThatHangsEndsInTimeAndHoldsNoConnection() {
    var pool = adapter.context.getBean(HikariDataSource.class).getHikariPoolMXBean();
    adapter.equinix.faults().next("/orders/1-5/negotiations", Fault.STUCK);

    CompletableFuture<Reply> hanging =
        CompletableFuture.supplyAsync(
            () -> read(adapter.http, NEGOTIATIONS, "1-5", "?subscription=slow"));

    Awaitility.await().until(() -> !adapter.equinix.asked("/orders/1-5/negotiations").isEmpty());
    Awaitility.await()
        .pollInterval(Duration.ofMillis(1))
        .until(() -> pool.getActiveConnections() == 0);
    assertThat(hanging).isNotDone();
    Reply reply = hanging.orTimeout(10, java.util.concurrent.TimeUnit.SECONDS).join();
    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.headers().getFirst("Retry-After")).isEqualTo("5");
  }

  @ParameterizedTest
  @ValueSource(strings = {DETAILS, NEGOTIATIONS, "/smarthands/types", "/smarthands/locations"})
  void whoMayNotUseTheSubscriptionReadsNothing(String path) {
    assertThat(read(adapter.nobody, path, "1-0", "?subscription=rest").status()).isEqualTo(401);
    assertThat(read(adapter.berta, path, "1-0", "?subscription=rest").status()).isEqualTo(404);
    assertThat(read(adapter.http, path, "1-0", "?subscription=none").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {DETAILS, NEGOTIATIONS, "/smarthands/types", "/smarthands/locations"})
  void withoutCredentialsTheAnswerNamesTheSettings(String path) {
    Reply reply = read(path, "");

    assertThat(reply.status()).isEqualTo(501);
    assertThat(reply.body().path("detail").asString())
        .contains("emg.subscriptions.default.rest.client-id");
  }

  @Test
  void whatIsNoListOfNamesIsNotAskedFor() {
    Reply reply = read("/smarthands/locations", "?subscription=rest&cages=a?b");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body().toString()).doesNotContain("a?b");
  }
}
