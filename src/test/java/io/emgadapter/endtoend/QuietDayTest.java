package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

/** A good day is quiet: what goes as it should is not told line by line. */
@ExtendWith(SharedAdapter.Lending.class)
class QuietDayTest {
  private static final int REQUESTS = 1000;

  /** Once a minute: the first of what was done, the others of what other tests of this run did. */
  private static final Set<String> EACH_MINUTE =
      Set.of("MinuteSummary", "UntrustedLog", "UndecidedLog", "RefusedLogins");

  private final SharedAdapter adapter;
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  QuietDayTest(SharedAdapter adapter) {
    this.adapter = adapter;
  }

  private int ended() {
    return adapter
        .sql()
        .sql(
            "select count(*) from request where request_id like 'quiet-%' and ended_at is not null")
        .query(Integer.class)
        .single();
  }

  @Test
  void aThousandGoodRequestsAreToldInOneLineAMinute() {
    lines.start();
    root.addAppender(lines);
    try {
      for (int i = 0; i < REQUESTS; i++) {
        adapter.upstream.send(WorkRequests.smartHands("quiet-" + i));
      }
      await().atMost(Duration.ofMinutes(2)).until(() -> ended() == REQUESTS);
    } finally {
      root.detachAppender(lines);
    }

    List<String> told =
        List.copyOf(lines.list).stream()
            .filter(line -> line.getLevel().isGreaterOrEqual(Level.INFO))
            .filter(line -> line.getLoggerName().startsWith("io.emgadapter"))
            .filter(line -> !EACH_MINUTE.contains(simple(line.getLoggerName())))
            .map(line -> line.getLoggerName() + ": " + line.getFormattedMessage())
            .toList();
    assertThat(told).isEmpty();
  }

  private static String simple(String logger) {
    return logger.substring(logger.lastIndexOf('.') + 1);
  }
}
