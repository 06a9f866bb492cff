package io.emgadapter.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.gateway.rest.FullBodies.Full;
import io.emgadapter.gateway.rest.call.RestAccount.AttachmentSettings;
import io.emgadapter.gateway.rest.mapping.RestMapping;
import io.emgadapter.order.Body.BodyReader;
import io.emgadapter.order.Problems;
import io.emgadapter.order.Resource;
import io.emgadapter.order.RestOnly;
import io.emgadapter.order.RestOnly.PurchaseOrder;
import io.emgadapter.order.Verb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** docs/rest.md lists the notes that are given, and no others. */
class NotesDocumentTest {
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
  private static final RestOnly ALL =
      new RestOnly(
          new PurchaseOrder("EXEMPTED", null, null),
          List.of("a"),
          Map.of("a", "1"),
          true,
          "5-1",
          "so",
          List.of(new PurchaseOrder.Uploaded("1", "a.pdf")));

  /** Changes of a full body that bring out what an ordinary one does not. */
  private static final Map<String, String> ODD =
      Map.of(
          "\"R-1\"",
          "\"" + "R".repeat(28) + "\"",
          "\"Do it all\"",
          "\"" + "x".repeat(4001) + "\"",
          "\"Off now\"",
          "\"Off\"",
          "plan2",
          "p".repeat(100),
          "\"WorkPhonePrefToCall\":\"ANYTIME\"",
          "\"WorkPhonePrefToCall\":\"NEVER\"",
          "\"CarrierTrackingNumber\":\"323\"",
          "\"CarrierTrackingNumber\":\"é\"");

  @Test
  void everyNoteIsInTheTableAndEveryRowIsGiven() throws IOException {
    Set<String> documented = new TreeSet<>();
    Set<String> named = new TreeSet<>();
    for (String row : table()) {
      QUOTED.matcher(row).results().map(found -> found.group(1)).forEach(named::add);
      documented.add(QUOTED.matcher(row).results().findFirst().orElseThrow().group(1));
    }
    documented.remove("rest: not sent, the messaging gateway has no place for it"); // RestNotesTest

    Set<String> given = given();

    assertThat(given).containsAll(documented);
    assertThat(given)
        .allSatisfy(note -> {
          String[] parts = note.split(": ", 2);
          assertThat(documented).anyMatch(each -> each.endsWith(": " + parts[1]));
          assertThat(documented.contains(note) || named.contains(parts[0])).as(note).isTrue();
        });
  }

  private static List<String> table() throws IOException {
    String document = Files.readString(Path.of("docs/rest.md"));
    String section = document.substring(document.indexOf("## Notes"));
    section = section.substring(0, section.indexOf("## The `rest` object"));
    return section.lines().filter(line -> line.startsWith("| `")).toList();
  }

  private static Set<String> given() {
    Set<String> given = new TreeSet<>();
    for (Full full : bodies()) {
      var body =
          Objects.requireNonNull(
              BodyReader.read(
                  Resource.of(full.resource()).orElseThrow(),
                  Verb.of(full.verb()).orElseThrow(),
                  full.body(),
                  "/body",
                  Instant.parse("2026-12-01T10:00:00Z"),
                  new Problems()),
              full::toString);
      RestMapping.of(body, ALL, "", AttachmentSettings.NONE).notes().stream()
          .map(note -> note.replaceFirst("^rest/\\w+", "rest/…"))
          .forEach(given::add);
    }
    return given;
  }

  private static List<Full> bodies() {
    List<Full> bodies = new ArrayList<>(FullBodies.all());
    for (Full full : FullBodies.all()) {
      String text = full.body().toString();
      ODD.forEach((usual, odd) -> {
        if (text.contains(usual) && !isTooLong(full, odd)) {
          bodies.add(changed(full, text.replace(usual, odd)));
        }
      });
      var withoutDates = full.body().deepCopy().asObject();
      withoutDates.remove("SchedulingDetails");
      bodies.add(changed(full, withoutDates.toString()));
    }
    return bodies;
  }

  /** A visit's Description has at most 3800 characters. */
  private static boolean isTooLong(Full full, String value) {
    return value.length() > 3800 && full.resource().equals("WorkVisit");
  }

  private static Full changed(Full full, String body) {
    return new Full(full.verb(), full.resource(), new JsonMapper().readTree(body));
  }
}
