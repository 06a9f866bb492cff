package io.emgadapter.request;

import io.emgadapter.event.NewEvent.Reply;

/**
 * Who brought a work request, what it may, and where its sender wants to hear.
 *
 * @param sender the HTTP user, the AMQP {@code user-id}, or the setting
 * @param grant what this sender may
 * @param reply where copies of the events go
 */
public record Envoy(String sender, Grant grant, Reply reply) {

  /** Whether anybody vouches for this sender. */
  boolean isTrusted() {
    return grant.refusal() == null;
  }
}
