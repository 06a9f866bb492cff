package io.emgadapter.gateway.emg;

import io.emgadapter.outbound.WayTrouble;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.qpid.protonj2.client.ErrorCondition;
import org.apache.qpid.protonj2.client.exceptions.ClientConnectionRemotelyClosedException;
import org.apache.qpid.protonj2.client.exceptions.ClientConnectionSecurityException;
import org.apache.qpid.protonj2.client.exceptions.ClientResourceRemotelyClosedException;
import org.jspecify.annotations.Nullable;

/** Says in one line for the operator why something did not work. */
final class ErrorLine {
  private static final int LONGEST = 200;

  private ErrorLine() {}

  static String of(@Nullable Throwable error) {
    Throwable cause =
        error instanceof ExecutionException && error.getCause() != null ? error.getCause() : error;
    String tls = WayTrouble.of(cause);
    if (tls != null) {
      return tls;
    }
    return switch (cause) {
      case null -> "the connection was lost";
      case ClientConnectionSecurityException e ->
          "the login is refused, look at SharedAccessKeyName and SharedAccessKey: " + line(e);
      case ClientResourceRemotelyClosedException e when e.getErrorCondition() != null ->
          of(e.getErrorCondition());
      case ClientConnectionRemotelyClosedException e when e.getErrorCondition() != null ->
          of(e.getErrorCondition());
      case TimeoutException e -> "no answer in " + EmgOptions.OPEN.toSeconds() + " s";
      default -> line(cause);
    };
  }

  /** The condition first: what brokers say about it may be long. */
  private static String of(ErrorCondition error) {
    return of(error.condition(), error.description());
  }

  /** A condition and its description as a peer stated them, on one line of bounded length. */
  static String of(@Nullable String condition, @Nullable String description) {
    return clean((condition == null ? "no condition" : condition) + ": " + description);
  }

  /**
   * The kind and place of an error of our own, without its message, which may quote what must not
   * be logged.
   */
  static String kinds(Throwable error) {
    StackTraceElement[] at = error.getStackTrace();
    String place = at.length == 0 ? "" : " at " + at[0];
    String kinds =
        Stream.iterate(error, Objects::nonNull, Throwable::getCause)
            .limit(5)
            .map(each -> each.getClass().getSimpleName())
            .collect(Collectors.joining(" by "));
    return kinds + place;
  }

  private static String line(Throwable cause) {
    String message = cause.getMessage();
    return clean(message == null ? cause.getClass().getSimpleName() : message);
  }

  private static String clean(String text) {
    String line = text.replaceAll("\\p{Cntrl}+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
