package io.emgadapter.operate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import io.emgadapter.work.LogKey;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.event.KeyValuePair;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A log that is JSON by setting has what a line names by its id under the keys of the code. */
class StructuredLogTest {

  @ParameterizedTest
  @CsvSource({"ecs, /log/level", "logstash, /level"})
  void theKeysOfTheCodeAreMembersOfEachLine(String format, String level) {
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    context.putObject(Environment.class.getName(), new MockEnvironment());
    StructuredLogEncoder encoder = new StructuredLogEncoder();
    encoder.setContext(context);
    encoder.setFormat(format);
    encoder.setCharset(UTF_8);
    encoder.start();
    LoggingEvent line =
        new LoggingEvent(
            "x",
            context.getLogger("io.emgadapter.Any"),
            Level.ERROR,
            "Task {} waits",
            null,
            new Object[] {"7"});
    line.addKeyValuePair(new KeyValuePair(LogKey.TASK, "7"));
    line.addKeyValuePair(new KeyValuePair(LogKey.SUBSCRIPTION, "default"));

    JsonNode json = new JsonMapper().readTree(encoder.encode(line));

    assertThat(json.path("message").asString()).isEqualTo("Task 7 waits");
    assertThat(json.at(level).asString()).isEqualTo("ERROR");
    assertThat(json.path(LogKey.TASK).asString()).isEqualTo("7");
    assertThat(json.path(LogKey.SUBSCRIPTION).asString()).isEqualTo("default");
  }
}
