package io.emgadapter.gateway.emg;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

/** What the log says of a link to EMG. */
class LinkLogTest {
  private static final List<String> REASONS =
      List.of("no address is known for the host", "TLS failed", "no connection came about");

  private final Logger logger = (Logger) LoggerFactory.getLogger(LinkLog.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final LinkLog log =
      new LinkLog("The link that sends to EMG", Rig.to(5671, "incoming"), "Tasks wait");

  @BeforeEach
  void listen() {
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void leave() {
    logger.detachAppender(lines);
  }

  private List<ILoggingEvent> told() {
    return lines.list.stream()
        .filter(line -> line.getLevel().isGreaterOrEqual(Level.INFO))
        .toList();
  }

  @Test
  void anOutageIsTwoLinesWhateverKeepsEquinixFromAnsweringAndHoweverOftenItIsTried() {
    log.up();
    for (int i = 0; i < 10_000; i++) {
      log.down(REASONS.get(i / 10 % REASONS.size()));
    }
    log.up();
    log.up();

    assertThat(told()).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN, Level.INFO);
    assertThat(told())
        .allSatisfy(line ->
            assertThat(line.getKeyValuePairs())
                .contains(new KeyValuePair("subscription", "default")));
  }
}
