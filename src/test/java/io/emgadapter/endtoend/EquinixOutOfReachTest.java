package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.emgadapter.sandbox.Sandbox;
import io.emgadapter.sandbox.TcpProxy;
import io.emgadapter.simulator.Onboarding;
import io.emgadapter.simulator.Wiring;
import io.emgadapter.simulator.rest.RestSimulator;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * However long Equinix does not answer, and however often it is tried: for each link and route a
 * line when that begins and a line when it is over, with the name of the subscription.
 */
class EquinixOutOfReachTest {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final Duration OUTAGE = Duration.ofSeconds(20);
  private static final int REQUESTS = 5;

  private final RestSimulator rest = new RestSimulator();
  private final Sandbox sandbox = Sandbox.open();
  private final TcpProxy toRest = new TcpProxy("127.0.0.1", URI.create(rest.baseUrl()).getPort());
  private final TcpProxy toEmg = new TcpProxy("127.0.0.1", sandbox.broker().port());
  private final ConfigurableApplicationContext adapter = sandbox.startAdapter(settings());
  private final Http http = new Http(Sandbox.httpPort(adapter));
  private final Logger ours = (Logger) LoggerFactory.getLogger("io.emgadapter");
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  private Map<String, Object> settings() {
    Map<String, Object> all = new HashMap<>();
    sandbox
        .onboarding()
        .settings(Wiring.of(sandbox.broker(), Sandbox.INCOMING, Sandbox.OUTGOING))
        .forEach((name, value) ->
            all.put(
                name,
                value
                    .toString()
                    .replace(":" + sandbox.broker().port() + "/", ":" + toEmg.port() + "/")));
    all.putAll(Onboarding.restSettings("rest", rest));
    all.put("server.port", "0");
    all.put("emg.subscriptions.rest.source", Onboarding.SOURCE);
    all.put("emg.subscriptions.rest.same-source", true);
    all.put("emg.subscriptions.rest.route.default", "rest");
    all.put("emg.subscriptions.rest.rest.base-url", "http://127.0.0.1:" + toRest.port());
    return all;
  }

  @AfterEach
  void close() {
    ours.detachAppender(lines);
    toRest.close();
    toEmg.close();
    sandbox.close();
    rest.close();
  }

  @Test
  void anOutageIsALineWhenItBeginsAndALineWhenItIsOver() {
    order("before");
    await().atMost(LONG).until(() -> ended("before") == 2 * REQUESTS);
    lines.start();
    ours.addAppender(lines);

    List.of(toRest, toEmg).forEach(each -> each.refuse(true));
    List.of(toRest, toEmg).forEach(TcpProxy::cut);
    order("during");
    await().pollDelay(OUTAGE).atMost(LONG).until(() -> told("rest") > 0 && told("default") > 0);
    List.of(toRest, toEmg).forEach(each -> each.refuse(false));
    order("after");
    await().atMost(LONG).until(() -> ended("after") == 2 * REQUESTS);

    await()
        .atMost(LONG)
        .untilAsserted(() -> {
          assertThat(of("rest")).hasSize(2);
          assertThat(of("default")).hasSize(4);
        });
    assertThat(unnamed()).isEmpty();
    assertThat(lines.list).allMatch(line -> line.getThrowableProxy() == null);
  }

  private void order(String name) {
    IntStream.range(0, REQUESTS)
        .mapToObj(i -> WorkRequests.smartHands(name + i))
        .forEach(request -> {
          assertThat(http.post(request).status()).isEqualTo(202);
          String another = request.replaceFirst(name, "rest-" + name);
          assertThat(http.post(RestAdapter.byRest(another)).status()).isEqualTo(202);
        });
  }

  private long ended(String name) {
    return adapter
        .getBean(JdbcClient.class)
        .sql(
            "select count(*) from request where ended_at is not null and request_id like '%' || ? || '%'")
        .param(name)
        .query(Long.class)
        .single();
  }

  private int told(String subscription) {
    return of(subscription).size();
  }

  private List<String> of(String subscription) {
    return told()
        .filter(line -> names(line, subscription))
        .map(EquinixOutOfReachTest::words)
        .toList();
  }

  private List<String> unnamed() {
    return told()
        .filter(line -> !names(line, "rest") && !names(line, "default"))
        .map(EquinixOutOfReachTest::words)
        .toList();
  }

  private Stream<ILoggingEvent> told() {
    return List.copyOf(lines.list).stream()
        .filter(line -> line.getLevel().isGreaterOrEqual(Level.INFO))
        .filter(line -> !line.getLoggerName().endsWith("MinuteSummary"));
  }

  private static boolean names(ILoggingEvent line, String subscription) {
    List<KeyValuePair> keys = line.getKeyValuePairs();
    return keys != null
        && keys.stream()
            .anyMatch(pair -> pair.key.equals("subscription") && subscription.equals(pair.value));
  }

  private static String words(ILoggingEvent line) {
    return line.getLevel() + " " + line.getLoggerName() + ": " + line.getFormattedMessage();
  }
}
