package io.emgadapter.receive;

import io.emgadapter.ledger.orders.TakeNotifications.Message;
import io.emgadapter.order.Answer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a message from EMG turned out to be. */
sealed interface Recognised {

  /**
   * A message after it was looked at.
   *
   * @param what what it is
   * @param trust whether its signature verifies
   */
  record Judged(Recognised what, Trust trust) {}

  /** The answer to a Task. */
  record Ack(Answer answer) implements Recognised {}

  /** A message that Equinix starts. */
  record Notice(Message message) implements Recognised {}

  /**
   * Nothing that is acted upon.
   *
   * @param reason a stable code
   * @param detail a sentence without content
   * @param task the Task that it names, if it names one
   */
  record Aside(String reason, String detail, @Nullable UUID task) implements Recognised {}
}
