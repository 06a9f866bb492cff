package io.emgadapter.operate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import io.emgadapter.work.LogKey;
import java.lang.reflect.Field;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
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

  /**
   * Elastic's schema 8.11 has objects of these names, and no field of ours may lie in their way.
   */
  private static final Set<String> OBJECTS_OF_ECS =
      Set.of(
          "agent",
          "client",
          "cloud",
          "code_signature",
          "container",
          "data_stream",
          "destination",
          "device",
          "dll",
          "dns",
          "ecs",
          "email",
          "error",
          "event",
          "faas",
          "file",
          "group",
          "host",
          "http",
          "labels",
          "log",
          "network",
          "observer",
          "orchestrator",
          "organization",
          "package",
          "process",
          "registry",
          "related",
          "rule",
          "server",
          "service",
          "source",
          "span",
          "tags",
          "threat",
          "tls",
          "trace",
          "transaction",
          "url",
          "user",
          "user_agent",
          "vulnerability");

  private static JsonNode written(String format, Map<String, String> keys) {
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
    keys.forEach((key, value) -> line.addKeyValuePair(new KeyValuePair(key, value)));
    String text = new String(encoder.encode(line), UTF_8);
    assertThat(text.lines()).hasSize(1);
    return new JsonMapper().readTree(text);
  }

  @ParameterizedTest
  @CsvSource({"ecs, /log/level", "logstash, /level"})
  void theKeysOfTheCodeAreMembersOfEachLine(String format, String level) {
    JsonNode json = written(format, Map.of(LogKey.TASK, "7", LogKey.SUBSCRIPTION, "default"));

    assertThat(json.path("message").asString()).isEqualTo("Task 7 waits");
    assertThat(json.at(level).asString()).isEqualTo("ERROR");
    assertThat(json.path(LogKey.TASK).asString()).isEqualTo("7");
    assertThat(json.path(LogKey.SUBSCRIPTION).asString()).isEqualTo("default");
  }

  @Test
  void aLineWithEveryKeyIsOneOfElasticsSchema() {
    Map<String, String> all = new TreeMap<>();
    keys().forEach(key -> all.put(key, "of " + key));
    JsonNode json = written("ecs", all);

    assertThat(Instant.parse(json.path("@timestamp").asString())).isBefore(Instant.MAX);
    assertThat(json.at("/ecs/version").asString()).isEqualTo("8.11");
    assertThat(json.at("/log/logger").asString()).isEqualTo("io.emgadapter.Any");
    assertThat(json.at("/process/thread/name").asString()).isNotEmpty();
    assertThat(keys())
        .hasSizeGreaterThan(10)
        .allSatisfy(key ->
            assertThat(json.at("/" + key.replace('.', '/')).asString()).isEqualTo("of " + key));
    json.properties().stream()
        .filter(member -> OBJECTS_OF_ECS.contains(member.getKey()))
        .forEach(member -> assertThat(member.getValue().isObject()).as(member.getKey()).isTrue());
  }

  private static List<String> keys() {
    return Arrays.stream(LogKey.class.getFields()).map(StructuredLogTest::value).toList();
  }

  private static String value(Field constant) {
    try {
      return (String) constant.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
