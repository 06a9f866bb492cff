package io.emgadapter.request;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.ShutdownSignalException;
import org.jspecify.annotations.Nullable;

/** Says in a few words why a broker does not serve, without a user or a password. */
final class Reasons {
  private Reasons() {}

  static String of(@Nullable Throwable failure) {
    if (failure == null) {
      return "no reason given";
    }
    Throwable last = failure;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ShutdownSignalException signal && word(signal) != null) {
        return String.valueOf(word(signal));
      }
      last = cause;
    }
    String message = last.getMessage();
    return last.getClass().getSimpleName() + (message == null ? "" : ": " + message);
  }

  /** The broker's own sentence, such as {@code NOT_FOUND - no queue 'q' in vhost '/'}. */
  private static @Nullable String word(ShutdownSignalException signal) {
    return switch (signal.getReason()) {
      case AMQP.Connection.Close close -> close.getReplyText();
      case AMQP.Channel.Close close -> close.getReplyText();
      case null, default -> null;
    };
  }
}
