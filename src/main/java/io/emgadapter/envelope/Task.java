package io.emgadapter.envelope;

import io.emgadapter.order.Body;
import io.emgadapter.order.Resource;
import io.emgadapter.order.Verb;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import tools.jackson.core.JsonGenerator;

/**
 * One message to Equinix before it is text.
 *
 * @param id unique for each message; Equinix's answer names it as {@code OriginationId}
 * @param source the identifier that Equinix gave the customer at onboarding
 * @param verb what is asked for; a Cancel travels as an Update whose Body says so
 * @param resource the kind of work
 * @param createTime when the Task was made; finer parts than milliseconds are not written
 * @param body the content, of the same verb and resource
 */
public record Task(
    UUID id, String source, Verb verb, Resource resource, Instant createTime, Body body) {

  /**
   * Checks that the Body is of this Task's kind.
   *
   * @throws IllegalArgumentException if the Body is of another verb or resource: a Cancel with the
   *     Body of an Update would change an order instead of ending it
   */
  public Task {
    if (body.verb() != verb || body.resource() != resource) {
      throw new IllegalArgumentException(
          "A Task of %s %s needs a Body of the same kind, not of %s %s."
              .formatted(verb.word(), resource.word(), body.verb().word(), body.resource().word()));
    }
  }

  /** Without the Body, which may hold personal data. */
  @Override
  public String toString() {
    return "Task[" + id + ", " + verb.word() + " " + resource.word() + "]";
  }

  /**
   * A Task as JSON text: the text that is signed, stored and sent, to the letter.
   *
   * <p>The field names are those of Equinix, Work Visit Order and SmartHands Order. {@code
   * CreateTimeUTC}, {@code OriginationId} and {@code OriginationVerb} are not in the printed
   * requests, but in what Equinix's own client templates send.
   */
  public static final class TaskText {
    private static final String VERSION = "1.0";
    private static final String CONTENT_TYPE = "application/json";
    private static final DateTimeFormatter MILLISECONDS =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private TaskText() {}

    /**
     * Writes the Task without any white space; the same Task always gives the same text.
     *
     * @throws IllegalArgumentException if half of a surrogate pair stands alone in it, so that
     *     there is no UTF-8 of it to sign
     */
    public static String write(Task task) {
      var text = new StringWriter();
      try (JsonGenerator json = Json.MAPPER.createGenerator(text)) {
        json.writeStartObject();
        head(task, json);
        json.writeName("Body");
        json.writeTree(task.body().toJson());
        json.writeEndObject();
      }
      return Utf8.whole(text.toString());
    }

    private static void head(Task task, JsonGenerator json) {
      json.writeStringProperty("Id", task.id().toString());
      json.writeStringProperty("Verb", task.verb().taskVerb());
      json.writeStringProperty("Source", task.source());
      json.writeStringProperty("Version", VERSION);
      json.writeStringProperty("Resource", task.resource().word());
      json.writeStringProperty("ContentType", CONTENT_TYPE);
      json.writeStringProperty("CreateTimeUTC", MILLISECONDS.format(task.createTime()));
      json.writeNullProperty("OriginationId");
      json.writeNullProperty("OriginationVerb");
    }
  }
}
