package io.emgadapter.event;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event before it has its place in the log.
 *
 * @param id the CloudEvents {@code id}
 * @param type what happened
 * @param subject the CloudEvents {@code subject}: the sender's id of the request, a ServicerId, or
 *     the asset of a bulletin
 * @param resource last part of the routing key, for example {@code smarthands}; {@code unknown}
 *     where it could not be read; empty where the type says it all
 * @param subscription whose it is, where that is known
 * @param request the request it is about, where there is one in the ledger
 * @param finalForRequest whether the request ends with it
 * @param reply where a copy goes, if the sender asked for one
 * @param data the content, without secrets; of ours without personal data, of Equinix's its own
 *     words
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
    ObjectNode data) {

  /**
   * Where a sender wants a copy of the events about its request.
   *
   * @param queue the queue that it named in {@code reply_to}; null for none
   * @param correlationId what it wants to find again on every event; null for none
   */
  public record Reply(@Nullable String queue, @Nullable String correlationId) {}

  /** The key by which consumers of the topic exchange bind. */
  public String routingKey() {
    return resource.isEmpty() ? type.word() : type.word() + "." + resource;
  }
}
