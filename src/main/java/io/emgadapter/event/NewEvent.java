package io.emgadapter.event;

import io.emgadapter.sight.TraceContext;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event that has no place in the log yet.
 *
 * @param id the CloudEvents {@code id}
 * @param type what happened
 * @param subject the CloudEvents {@code subject}: the sender's id of the request, a ServicerId, or
 *     the asset of a bulletin
 * @param resource the part of the routing key before the subscription, for example {@code
 *     smarthands}; {@code unknown} if it could not be read; empty if the type says everything
 * @param subscription whose event it is, if that is known
 * @param request the request that it is about, if there is one in the ledger
 * @param finalForRequest whether the request ends with it
 * @param reply where a copy goes, if the sender asked for one
 * @param data the content without secrets; our own content has no personal data, Equinix's content
 *     is in Equinix's words
 * @param trace the trace of what it is about, if any
 */
public record NewEvent(
    UUID id,
    EventType type,
    String subject,
    String resource,
    @Nullable String subscription,
    @Nullable UUID request,
    boolean finalForRequest,
    @Nullable Reply reply,
    ObjectNode data,
    @Nullable TraceContext trace) {
  /** Stands in a routing key for no subscription, or one that nobody knows. */
  public static final String NO_SUBSCRIPTION = "-";

  private static final Pattern NOT_OF_A_WORD = Pattern.compile("[^\\p{L}\\p{N}_-]");

  /** An event that belongs to no trace. */
  public NewEvent(
      UUID id,
      EventType type,
      String subject,
      String resource,
      @Nullable String subscription,
      @Nullable UUID request,
      boolean finalForRequest,
      @Nullable Reply reply,
      ObjectNode data) {
    this(id, type, subject, resource, subscription, request, finalForRequest, reply, data, null);
  }

  /** The same event, in this trace. */
  public NewEvent traced(@Nullable TraceContext by) {
    return Objects.equals(by, trace)
        ? this
        : new NewEvent(
            id, type, subject, resource, subscription, request, finalForRequest, reply, data, by);
  }

  /**
   * Where a sender wants a copy of the events about its request.
   *
   * @param queue the queue that it named in {@code reply_to}; null for none
   * @param correlationId what it wants to find again on every event; null for none
   */
  public record Reply(@Nullable String queue, @Nullable String correlationId) {}

  /**
   * The routing key, by which consumers bind to the topic exchange: type, resource if there is one,
   * and the subscription, so that a consumer can be limited to its own.
   */
  public String routingKey() {
    String about = resource.isEmpty() ? type.word() : type.word() + "." + resource;
    return about + "." + (subscription == null ? NO_SUBSCRIPTION : word(subscription));
  }

  /** One word of a routing key. */
  private static String word(String name) {
    return NOT_OF_A_WORD.matcher(name).replaceAll("-");
  }
}
