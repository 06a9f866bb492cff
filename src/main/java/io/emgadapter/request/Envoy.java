package io.emgadapter.request;

import io.emgadapter.event.NewEvent.Reply;

/**
 * Who brought a work request, and where its sender wants to hear.
 *
 * @param sender the HTTP user, the AMQP {@code user-id}, or the setting
 * @param reply where copies of the events go
 */
public record Envoy(String sender, Reply reply) {}
