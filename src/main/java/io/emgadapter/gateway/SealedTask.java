package io.emgadapter.gateway;

import io.emgadapter.order.Resource;
import io.emgadapter.order.Verb;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A Task as it was committed before its first send; a re-send carries exactly the same.
 *
 * @param id the Task's {@code Id}, a UUIDv7
 * @param subscription whose Task it is
 * @param verb what is asked for
 * @param resource the kind of work
 * @param text the Task as JSON, exactly as it was signed
 * @param signature standard Base64 of the signature over the UTF-8 bytes of {@code text}; null
 *     where the subscription does not sign
 * @param rest the {@code rest} object of its work request as JSON; null where it has none
 */
public record SealedTask(
    UUID id,
    String subscription,
    Verb verb,
    Resource resource,
    String text,
    @Nullable String signature,
    @Nullable String rest) {

  /** A Task whose request has no {@code rest} object. */
  public SealedTask(
      UUID id,
      String subscription,
      Verb verb,
      Resource resource,
      String text,
      @Nullable String signature) {
    this(id, subscription, verb, resource, text, signature, null);
  }

  /** Without the content. */
  @Override
  public String toString() {
    return "SealedTask[" + id + "]";
  }
}
