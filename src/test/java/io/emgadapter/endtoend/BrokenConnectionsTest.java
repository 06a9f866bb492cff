package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.sandbox.Sandbox;
import io.emgadapter.sandbox.TcpProxy;
import io.emgadapter.simulator.Received;
import io.emgadapter.simulator.broker.EmbeddedBroker;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The network between the adapter and its broker fails; the one to Equinix's other side holds. */
class BrokenConnectionsTest {
  private static final Logger LOG = LoggerFactory.getLogger(BrokenConnectionsTest.class);
  private static final int REQUESTS = 200;
  private static final int BATCH = 10;
  private static final int HAND = 20;
  private static final int CUTS = 6;

  /** So few that they arrive even if every cut before took all that was on its way. */
  private static final int BETWEEN = (REQUESTS - (CUTS - 1) * HAND) / CUTS;

  private static Sandbox sandbox;
  private static TcpProxy network;
  private static Upstream upstream;

  @BeforeAll
  static void start() {
    sandbox = Sandbox.open();
    network = new TcpProxy(EmbeddedBroker.HOST, sandbox.broker().port());
    Map<String, Object> settings = new HashMap<>();
    settings.put("server.port", "0");
    settings.put("spring.rabbitmq.port", network.port());
    settings.put("emg.subscriptions.default.incoming.connection-string", queue(Sandbox.INCOMING));
    settings.put("emg.subscriptions.default.outgoing.connection-string", queue(Sandbox.OUTGOING));
    // Many batches, so that the cuts fall into some.
    settings.put("emg.dispatch.batch", BATCH);
    settings.put("emg.dispatch.emg-in-hand", HAND);
    settings.put("emg.events.batch", "20");
    settings.put("emg.events.retry", "300ms");
    settings.put("emg.deadlines.undecided", "15s");
    upstream = new Upstream(sandbox, sandbox.startAdapter(settings));
  }

  private static String queue(String name) {
    return "Endpoint=sb://%s:%d/;SharedAccessKeyName=%s;SharedAccessKey=%s;EntityPath=%s;UseDevelopmentEmulator=true"
        .formatted(
            EmbeddedBroker.HOST,
            network.port(),
            EmbeddedBroker.USER,
            EmbeddedBroker.PASSWORD,
            name);
  }

  @AfterAll
  static void stop() {
    sandbox.close();
    network.close();
  }

  @Test
  void everyRequestEndsOnceAndNoneIsSentTwice() {
    send("n");
    for (int cuts = 1; cuts <= CUTS; cuts++) {
      int reached = cuts * BETWEEN;
      patiently(Duration.ofSeconds(30)).until(() -> received() >= reached);
      network.cut();
    }

    assertWhole(REQUESTS);
    assertThat(sandbox.equinix().received())
        .extracting(Received::requestorId)
        .doesNotHaveDuplicates();
  }

  private static void send(String prefix) {
    IntStream.range(0, REQUESTS).forEach(i -> upstream.send(WorkRequests.smartHands(prefix + i)));
  }

  private static void assertWhole(int requests) {
    patiently(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> new Story(upstream.events()).ended() == requests);
    Story story = new Story(upstream.events());
    LOG.info("{}, {} at Equinix", story.ends(), received());
    story.assertWhole();
    assertThat(story.ends().keySet()).isSubsetOf("Create ACKNOWLEDGED", "Create PARKED");
    assertThat(story.ends()).containsEntry("Create ACKNOWLEDGED", received());
  }

  /**
   * A cut ends threads of Spring's, one of which waits for confirms of a channel, by exceptions.
   */
  private static ConditionFactory patiently(Duration longest) {
    return await().dontCatchUncaughtExceptions().atMost(longest);
  }

  private static long received() {
    return sandbox.equinix().received().size();
  }
}
