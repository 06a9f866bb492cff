package io.emgadapter.gateway.rest.call;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

/** What the log says of an account's way to Equinix. */
class AccountSightTest {
  private static final List<String> REASONS =
      List.of(
          "no address is known for the host",
          "TLS failed: the certificate is not trusted",
          "no connection came about",
          "Equinix answers with status 503");

  private final Logger logger = (Logger) LoggerFactory.getLogger(AccountSight.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final AccountSight sight =
      new AccountSight(
          "one",
          Clock.systemUTC(),
          new CallMeters(new SimpleMeterRegistry()).pauses(),
          AccountSight.ACCOUNT);

  @BeforeEach
  void listen() {
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void leave() {
    logger.detachAppender(lines);
  }

  @Test
  void anOutageIsTwoLinesWhateverKeepsEquinixFromAnsweringAndHoweverOftenItIsTried() {
    for (int i = 0; i < 10_000; i++) {
      sight.failed(REASONS.get(i / 10 % REASONS.size()));
    }
    sight.answered();
    sight.answered();

    assertThat(lines.list)
        .extracting(ILoggingEvent::getLevel)
        .containsExactly(Level.WARN, Level.INFO);
    assertThat(lines.list)
        .allSatisfy(line ->
            assertThat(line.getKeyValuePairs()).contains(new KeyValuePair("subscription", "one")));
    assertThat(lines.list.getFirst().getFormattedMessage()).contains(REASONS.getFirst(), "wait");
  }

  @Test
  void oneFailureBetweenAnswersIsNotToldAtAll() {
    sight.answered();
    sight.failed(REASONS.getLast());
    sight.answered();

    assertThat(lines.list).isEmpty();
  }
}
