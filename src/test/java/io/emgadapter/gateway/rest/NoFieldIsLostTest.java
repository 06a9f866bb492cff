package io.emgadapter.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.contract.Contract;
import io.emgadapter.gateway.rest.FullBodies.Full;
import io.emgadapter.gateway.rest.call.RestAccount.AttachmentSettings;
import io.emgadapter.gateway.rest.mapping.File;
import io.emgadapter.gateway.rest.mapping.Mapped;
import io.emgadapter.gateway.rest.mapping.Reference;
import io.emgadapter.gateway.rest.mapping.RestMapping;
import io.emgadapter.order.Body;
import io.emgadapter.order.Body.BodyReader;
import io.emgadapter.order.Problems;
import io.emgadapter.order.Resource;
import io.emgadapter.order.RestOnly;
import io.emgadapter.order.SmartHandsCreate;
import io.emgadapter.order.Verb;
import io.emgadapter.order.WorkVisitCreate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Whatever a sender changes in a Body changes what goes to Equinix, or a note says that not. */
class NoFieldIsLostTest {
  private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");

  /** They choose the form of the others, or the order that is meant. */
  private static final Set<String> CHOOSE = Set.of("Operation", "ContactType", "ServicerId");

  private static final List<String> OTHERS =
      List.of(
          "2",
          "NEVER",
          "Europe/Paris",
          "+33",
          "Customer",
          "60 Minutes",
          "Cat-5",
          "SC",
          "Other",
          "2026-12-05T10:00:00Z",
          "2026-12-03T11:00:00Z",
          "aGVsbG9v",
          "other.pdf",
          "x@demo.example",
          "2079460999");

  static List<Full> bodies() {
    return FullBodies.all();
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void everyFieldArrivesOrIsNoted(Full full) {
    Body body = Objects.requireNonNull(read(full, full.body()));
    String told = told(body);
    List<String> notes = mapped(body).notes();
    List<JsonPointer> leaves = new ArrayList<>();
    leaves(full.body(), JsonPointer.empty(), leaves);
    for (JsonPointer leaf : leaves) {
      if (!isChoice(full, leaf) && notes.stream().noneMatch(note -> excuses(note, leaf))) {
        List<Body> changed = changed(full, leaf, body);
        assertThat(changed).as("%s can be changed", leaf).isNotEmpty();
        assertThat(changed)
            .as("%s arrives", leaf)
            .allSatisfy(each -> assertThat(told(each)).isNotEqualTo(told));
      }
    }
  }

  /** An Update or Cancel is aimed by its reference; the State of a Cancel is always the same. */
  private static boolean isChoice(Full full, JsonPointer leaf) {
    String name = leaf.last().getMatchingProperty();
    return CHOOSE.contains(name)
        || (!full.verb().equals("Create") && name.equals("RequestorId"))
        || (full.verb().equals("Cancel") && name.equals("State"));
  }

  /**
   * Whether a note says of exactly this field, or of all that it stands in, that it is not sent.
   */
  private static boolean excuses(String note, JsonPointer leaf) {
    String of = note.substring(0, note.indexOf(':'));
    String name = leaf.last().getMatchingProperty();
    boolean whole = Arrays.asList(leaf.toString().split("/")).contains(of.split("[ /]", -1)[0]);
    return note.contains(": not sent")
        && whole
        && (!of.contains("/") || Arrays.asList(of.split("[/, ]+")).contains(name));
  }

  private static List<Body> changed(Full full, JsonPointer leaf, Body body) {
    JsonNode value = full.body().at(leaf);
    Stream<@Nullable JsonNode> values =
        value.isBoolean()
            ? Stream.of(JsonNodeFactory.instance.booleanNode(!value.booleanValue()))
            : Stream.concat(
                Stream.concat(Stream.of(value.asString() + "x"), OTHERS.stream())
                    .map(JsonNodeFactory.instance::stringNode),
                Stream.of((JsonNode) null));
    return values
        .map(other -> read(full, with(full.body(), leaf, other)))
        .filter(other -> other != null && !other.toJson().equals(body.toJson()))
        .toList();
  }

  private static JsonNode with(JsonNode body, JsonPointer leaf, @Nullable JsonNode value) {
    JsonNode copy = body.deepCopy();
    JsonNode parent = copy.at(leaf.head());
    if (parent instanceof ObjectNode object) {
      String name = leaf.last().getMatchingProperty();
      if (value == null) {
        object.remove(name);
      } else {
        object.set(name, value);
      }
    } else if (value != null) {
      ((tools.jackson.databind.node.ArrayNode) parent).set(leaf.last().getMatchingIndex(), value);
    }
    return copy;
  }

  private static @Nullable Body read(Full full, JsonNode body) {
    return BodyReader.read(
        Resource.of(full.resource()).orElseThrow(),
        Verb.of(full.verb()).orElseThrow(),
        body,
        "/body",
        NOW,
        new Problems());
  }

  /** All that goes to Equinix, what is noted, and what is refused. */
  private static String told(Body body) {
    Mapped mapped = mapped(body);
    String files = mapped.files().stream().map(NoFieldIsLostTest::file).toList().toString();
    return mapped.json() + files + mapped.patch() + mapped.problems() + mapped.notes();
  }

  private static Mapped mapped(Body body) {
    String reference =
        body instanceof SmartHandsCreate || body instanceof WorkVisitCreate
            ? Reference.of(body.requestorId(), Golden.TASK)
            : "";
    return RestMapping.of(body, RestOnly.NONE, reference, AttachmentSettings.NONE);
  }

  private static String file(File file) {
    return switch (file) {
      case File.Known known -> known.id() + known.name();
      case File.Remote remote -> remote.name() + remote.url();
      case File.Upload upload -> upload.name() + Arrays.toString(upload.bytes());
    };
  }

  private static void leaves(JsonNode node, JsonPointer at, List<JsonPointer> leaves) {
    if (node.isObject()) {
      node.forEachEntry((name, value) -> leaves(value, at.appendProperty(name), leaves));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        leaves(node.get(i), at.appendIndex(i), leaves);
      }
    } else {
      leaves.add(at);
    }
  }

  @Test
  void theseBodiesHaveEveryFieldOfTheContract() {
    Set<String> have = new TreeSet<>();
    bodies().forEach(full -> names(full.body(), have));
    Set<String> fields = new TreeSet<>();
    names(Contract.tree("work-request.schema.json").path("$defs"), fields);
    fields.removeIf(name -> !Character.isUpperCase(name.charAt(0)));
    assertThat(have).containsExactlyElementsOf(fields);
  }

  private static void names(JsonNode node, Set<String> names) {
    node.forEachEntry((name, _) -> names.add(name));
    node.forEach(child -> names(child, names));
  }
}
