package io.emgadapter.gateway.rest.mapping;

import io.emgadapter.gateway.SealedTask;
import io.emgadapter.gateway.rest.call.PreparationStopped;
import io.emgadapter.order.Body;
import io.emgadapter.order.Body.BodyReader;
import io.emgadapter.order.Problems;
import io.emgadapter.order.RestOnly;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A sealed Task, read again for REST. Everything is made from what was sealed, so a Task that is
 * sent again makes the same order.
 *
 * @param made when the Task was made; the clock of every rule
 */
public record RestTask(UUID task, Instant made, Body body, RestOnly rest) {
  private static final JsonMapper JSON = new JsonMapper();

  /** Reads a Task; ends the preparation if it breaks a rule. */
  public static RestTask of(SealedTask task) {
    JsonNode text = JSON.readTree(task.text());
    Instant made = Instant.parse(text.path("CreateTimeUTC").asString());
    Problems problems = new Problems();
    Body body =
        BodyReader.read(task.resource(), task.verb(), text.path("Body"), "/body", made, problems);
    RestOnly rest =
        task.rest() == null
            ? RestOnly.NONE
            : RestOnly.read(JSON.readTree(task.rest()), "/rest", problems);
    PreparationStopped.ifAny(problems.list());
    return new RestTask(task.id(), made, Objects.requireNonNull(body), rest);
  }

  /** When the Task was made: a UUIDv7 begins with its milliseconds. */
  public Instant asked() {
    return Instant.ofEpochMilli(task.getMostSignificantBits() >>> 16);
  }

  public String reference() {
    return Reference.of(body.requestorId(), task);
  }
}
