package io.emgadapter.request;

import io.emgadapter.event.NewEvent.Reply;
import io.emgadapter.order.Problems.Problem;

/**
 * Who brought a work request, what it may do, and where its sender wants the answer.
 *
 * @param sender the HTTP user, the AMQP {@code user-id}, or the setting
 * @param grant what this sender may
 * @param reply where copies of the events go
 */
public record Origin(String sender, Grant grant, Reply reply) {

  /** Whether anybody vouches for this sender. */
  boolean isTrusted() {
    return grant.refusal() == null;
  }

  /** Whether it is known who asks, even if that sender may do nothing. */
  boolean isNamed() {
    Problem refusal = grant.refusal();
    return refusal == null || !refusal.code().equals(Grant.USER_ID_MISSING);
  }
}
