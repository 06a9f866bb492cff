package io.emgadapter.envelope;

import io.emgadapter.order.Body;
import io.emgadapter.order.Resource;
import io.emgadapter.order.Verb;
import java.time.Instant;
import java.util.UUID;

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
}
