package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.sandbox.EmbeddedLedger;
import io.emgadapter.sandbox.Sandbox;
import io.emgadapter.sandbox.TcpProxy;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** While the ledger is out of reach nothing is spent, and afterwards all goes on by itself. */
class LedgerOutageTest {
  private static final int REQUESTS = 300;
  private static final int BATCH = 50;
  private static final String FILE =
      "\"Attachments\": [{\"Name\": \"plan.pdf\", \"Handle\": \"h-1\"}], ";
  private static final String HANDLE =
      """
      insert into attachment (subscription, id, sender, resource, route, name, size, type, url)
      values ('default', 'h-1', 'default', 'SmartHands', 'emg', 'plan.pdf', 9, 'application/pdf',
        'https://blobs.example/in/plan-1.pdf')\
      """;

  private final Sandbox sandbox = Sandbox.open();
  private final String database = EmbeddedLedger.shared().newDatabase();
  private final TcpProxy network = network();
  private final ConfigurableApplicationContext adapter =
      sandbox.startAdapter(
          Map.of(
              "server.port",
              "0",
              "spring.datasource.url",
              overNetwork(),
              "spring.datasource.hikari.connection-timeout",
              "500",
              "emg.requests.batch",
              BATCH,
              "emg.requests.prefetch",
              BATCH));

  private TcpProxy network() {
    URI server = URI.create(database.substring("jdbc:".length()));
    return new TcpProxy(server.getHost(), server.getPort());
  }

  private String overNetwork() {
    return database.replaceFirst("//[^/]+/", "//127.0.0.1:" + network.port() + "/");
  }

  @AfterEach
  void close() {
    network.refuse(false);
    sandbox.close();
    network.close();
  }

  @Test
  void oneBatchIsOutNothingIsDeliveredAgainAndAllGoesOnWithoutARestart() {
    Upstream upstream = new Upstream(sandbox, adapter);
    String queue = sandbox.rabbit().requests();
    IntStream.range(0, BATCH).forEach(i -> upstream.send(WorkRequests.smartHands("before" + i)));
    await().until(() -> sandbox.equinix().received().size() > BATCH / 2);

    adapter.getBean(JdbcClient.class).sql(HANDLE).update();
    network.refuse(true);
    network.cut();
    IntStream.range(0, REQUESTS).forEach(i -> upstream.send(during(i)));
    await().until(() -> sandbox.broker().out(queue) == BATCH);
    await()
        .during(Duration.ofSeconds(2))
        .until(() ->
            sandbox.broker().out(queue) == BATCH && sandbox.broker().depth(queue) >= REQUESTS);
    network.refuse(false);

    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> new Story(upstream.events()).ended() == BATCH + REQUESTS);
    new Story(upstream.events()).assertWhole();
    assertThat(sandbox.equinix().received()).hasSize(BATCH + REQUESTS);
    assertThat(count("task where attempts > 0 or state <> 'ACKNOWLEDGED'")).isZero();
    assertThat(count("parked")).isZero();
  }

  /** One of them has a handle, for which the ledger is asked before anything else. */
  private static String during(int i) {
    String request = WorkRequests.smartHands("during" + i);
    return i == 10 ? request.replaceFirst("\"Description\"", FILE + "\"Description\"") : request;
  }

  private int count(String what) {
    return adapter
        .getBean(JdbcClient.class)
        .sql("select count(*) from " + what)
        .query(Integer.class)
        .single();
  }
}
