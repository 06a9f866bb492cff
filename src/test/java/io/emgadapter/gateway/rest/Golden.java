package io.emgadapter.gateway.rest;

import io.emgadapter.gateway.SealedTask;
import io.emgadapter.gateway.rest.call.RestAccount.AttachmentSettings;
import io.emgadapter.gateway.rest.mapping.File;
import io.emgadapter.gateway.rest.mapping.Mapped;
import io.emgadapter.gateway.rest.mapping.RestMapping;
import io.emgadapter.gateway.rest.mapping.RestTask;
import io.emgadapter.gateway.rest.mapping.SmartHandsOrder;
import io.emgadapter.order.Resource;
import io.emgadapter.order.SmartHandsCreate;
import io.emgadapter.order.Verb;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file with a Body in EMG's fields and the same order in REST's.
 *
 * @param json its {@code body}, {@code rest}, {@code order}, {@code patch}, {@code notes}
 */
record Golden(String name, ObjectNode json) {
  static final UUID TASK = UUID.fromString("019b0000-0000-7000-8000-0123456789ab");
  static final String ACCOUNT = "126854";

  private static final JsonMapper JSON = new JsonMapper();

  static List<Golden> in(String folder) {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/rest", folder))) {
      return files
          .sorted()
          .map(file -> new Golden(file.getFileName().toString(), read(file)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode read(Path file) {
    return JSON.readTree(file).asObject();
  }

  /** The Task as it is sealed at this time. */
  SealedTask task(String time) {
    ObjectNode text = JSON.createObjectNode().put("CreateTimeUTC", time);
    text.set("Body", json.path("body"));
    return new SealedTask(
        TASK,
        "default",
        Verb.of(json.path("verb").asString()).orElseThrow(),
        Resource.of(json.path("resource").asString()).orElseThrow(),
        text.toString(),
        null,
        json.has("rest") ? json.path("rest").toString() : null);
  }

  /** What is made of it: {@code order}, {@code patch} where there is one, {@code notes}. */
  static ObjectNode made(SealedTask task) {
    RestTask order = RestTask.of(task);
    Mapped mapped =
        RestMapping.of(order.body(), order.rest(), order.reference(), AttachmentSettings.NONE);
    mapped.check();
    if (order.body() instanceof SmartHandsCreate) {
      SmartHandsOrder.putAccount(mapped.json(), ACCOUNT);
    }
    ObjectNode made = JSON.createObjectNode();
    made.set("order", mapped.json());
    if (!mapped.files().isEmpty()) {
      attach(mapped);
    }
    if (mapped.patch() != null) {
      made.set("patch", mapped.patch());
    }
    mapped.notes().forEach(made.withArray("notes")::add);
    return made;
  }

  /** As {@link Uploads} does it, for files that are at Equinix already. */
  private static void attach(Mapped mapped) {
    mapped
        .files()
        .forEach(file -> {
          if (file instanceof File.Known(var id, var name)) {
            mapped.json().withArray("attachments").addObject().put("id", id).put("name", name);
          }
        });
  }

  @Override
  public String toString() {
    return name;
  }
}
