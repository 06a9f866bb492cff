package io.emgadapter.envelope;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.contract.Published;
import io.emgadapter.envelope.Task.TaskText;
import io.emgadapter.order.AnyRequest;
import io.emgadapter.order.Body;
import io.emgadapter.order.Body.BodyReader;
import io.emgadapter.order.Problems;
import io.emgadapter.order.Resource;
import io.emgadapter.order.Verb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The text of a Task is signed: for what is asked it stays the same, byte for byte. */
class PublishedTaskTextTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Path SAMPLES = Path.of("src/test/resources/samples");
  private static final Path PRINTED = Path.of("src/test/resources/equinix");
  private static final Pattern AHEAD = Pattern.compile("\\{\\{now\\+([0-9]+)([dh])}}");
  private static final int ANY = 2_000;
  private static final int IN_ONE = 100;

  /** The printed work visit is in 2020. */
  private static final Instant THEN = Instant.parse("2020-05-01T00:00:00Z");

  private static List<Path> json(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  @Test
  void ofEverySample() throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path file : json(SAMPLES)) {
      String filled =
          AHEAD.matcher(Files.readString(file)).replaceAll(PublishedTaskTextTest::ahead);
      JsonNode request = JSON.readTree(filled.replace("{{run}}", "run1"));
      lines.add(file.getFileName() + " " + text(request, AnyRequest.NOW));
    }
    Published.isStill("sample-tasks.txt", lines);
  }

  @Test
  void ofEveryPrintedRequestThatCanBeRead() throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path file : json(PRINTED)) {
      String name = file.getFileName().toString();
      if (!name.endsWith("-ack.json") && !name.equals("smarthands-cancel.json")) {
        lines.add(name + " " + printed(file));
      }
    }
    Published.isStill("printed-tasks.txt", lines);
  }

  @Test
  void ofWhateverValidRequest() throws IOException {
    AnyRequest any = new AnyRequest(new Random(20261128));
    List<String> lines = new ArrayList<>();
    StringBuilder texts = new StringBuilder();
    for (int i = 1; i <= ANY; i++) {
      texts.append(text(any.next(), AnyRequest.NOW)).append('\n');
      if (i % IN_ONE == 0) {
        lines.add(i + " " + Published.digest(texts.toString()));
        texts.setLength(0);
      }
    }
    Published.isStill("any-tasks.txt", lines);
  }

  private static String ahead(MatchResult found) {
    int many = Integer.parseInt(found.group(1));
    return AnyRequest.NOW
        .plus(found.group(2).equals("d") ? Duration.ofDays(many) : Duration.ofHours(many))
        .toString();
  }

  private static String printed(Path file) throws IOException {
    try {
      JsonNode task = EnvelopeReader.read(Files.readAllBytes(file)).task();
      Verb verb =
          task.at("/Body/State").asString("").equals("Cancelled")
              ? Verb.CANCEL
              : Verb.of(task.path("Verb").stringValue()).orElseThrow();
      return text(verb, task.path("Resource").stringValue(), task.path("Body"), THEN);
    } catch (UnreadableEnvelope e) {
      throw new AssertionError(file.toString(), e);
    }
  }

  private static String text(JsonNode request, Instant now) {
    Verb verb = Verb.of(request.path("verb").stringValue()).orElseThrow();
    return text(verb, request.path("resource").stringValue(), request.path("body"), now);
  }

  private static String text(Verb verb, String resource, JsonNode json, Instant now) {
    Problems problems = new Problems();
    Resource kind = Resource.of(resource).orElseThrow();
    Body body = BodyReader.read(kind, verb, json, "/body", now, problems);
    assertThat(problems.list()).isEmpty();
    return TaskText.write(
        new Task(new UUID(1, 2), "ACME", verb, kind, AnyRequest.NOW, requireNonNull(body)));
  }
}
