package io.emgadapter.request;

import io.emgadapter.event.NewEvent.Reply;
import io.emgadapter.order.Problems.Problem;
import io.emgadapter.sight.TraceContext;
import org.jspecify.annotations.Nullable;

/**
 * Who brought a work request, what it may do, and where its sender wants the answer.
 *
 * @param sender the HTTP user, the AMQP {@code user-id}, or the setting
 * @param grant what this sender may
 * @param reply where copies of the events go
 * @param trace the trace that the message belongs to, if it says so
 */
public record Origin(String sender, Grant grant, Reply reply, @Nullable TraceContext trace) {

  /** Of a message that belongs to no trace. */
  Origin(String sender, Grant grant, Reply reply) {
    this(sender, grant, reply, null);
  }

  /** The same, in this trace. */
  Origin traced(@Nullable TraceContext by) {
    return new Origin(sender, grant, reply, by);
  }

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
