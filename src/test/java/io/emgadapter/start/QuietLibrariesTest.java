package io.emgadapter.start;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import org.junit.jupiter.api.Test;

/** Below INFO libraries quote what they carry, so they say nothing there. */
class QuietLibrariesTest {
  private final LoggerContext context = new LoggerContext();

  private boolean speaks(String logger) {
    return context.getLogger(logger).isDebugEnabled() || context.getLogger(logger).isTraceEnabled();
  }

  @Test
  void whateverLevelIsSetLibrariesAreSilentBelowInfo() {
    QuietLibraries.putInto(context);
    context.getLogger("ROOT").setLevel(Level.TRACE);
    context.getLogger("org.apache.hc.client5.http.wire").setLevel(Level.TRACE);

    assertThat(speaks("org.apache.hc.client5.http.wire")).isFalse();
    assertThat(speaks("org.springframework.web.client.DefaultRestClient")).isFalse();
    assertThat(context.getLogger("org.springframework").isInfoEnabled()).isTrue();
    assertThat(speaks("io.emgadapter.dispatch")).isTrue();
  }

  @Test
  void aResetChangesNothing() {
    QuietLibraries.putInto(context);
    QuietLibraries.putInto(context);
    context.reset();
    context.getLogger("ROOT").setLevel(Level.TRACE);

    assertThat(speaks("org.springframework.amqp")).isFalse();
    assertThat(context.getTurboFilterList()).hasSize(1);
  }
}
