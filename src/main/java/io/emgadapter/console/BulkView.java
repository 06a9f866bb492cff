package io.emgadapter.console;

import io.emgadapter.ledger.reads.ReadBulk.BulkStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An act upon many parked messages, in the words of its pages.
 *
 * @param status as the ledger has it
 */
public record BulkView(BulkStatus status) {
  private static final String DEAD = "dead-lettered";

  /** Such as {@code Replay}. */
  public String verb() {
    String action = status.action();
    return Character.toUpperCase(action.charAt(0)) + action.substring(1);
  }

  /** Such as {@code 1,200 parked messages}. */
  public String many() {
    return status.items() == 1
        ? "1 parked message"
        : String.format(Locale.ROOT, "%,d parked messages", status.items());
  }

  /** Which messages were asked for, as words. */
  public String which() {
    List<String> words = new ArrayList<>();
    add(words, "parked as ", status.reason());
    add(words, "from ", status.source());
    add(words, "of the subscription ", status.subscription());
    return words.isEmpty() ? "everything that was parked" : String.join(", ", words);
  }

  private static void add(List<String> words, String before, @Nullable String value) {
    if (value != null) {
      words.add(before + value);
    }
  }

  /** How many were not come to. */
  public int open() {
    return status.items() - status.done() - status.failed();
  }

  public boolean isPreview() {
    return status.state().equals("previewed");
  }

  public boolean isRunning() {
    return status.state().equals("running");
  }

  /** The colour of its state. */
  public String look() {
    return switch (status.state()) {
      case "done" -> "good";
      case "done-with-failures" -> "bad";
      case "running" -> "warn";
      default -> "off";
    };
  }

  /** Its state as words. */
  public String state() {
    return switch (status.state()) {
      case "previewed" -> "not started";
      case "done-with-failures" -> "done, with failures";
      default -> status.state();
    };
  }

  /** Why it cannot be started; null where it can. */
  public @Nullable String whyNot() {
    if (status.items() == 0) {
      return "Nothing that is parked fits.";
    }
    return status.action().equals("replay") && DEAD.equals(status.reason())
        ? "A process may have died over a dead-lettered message, so each is replayed by itself,"
            + " while somebody looks. Open them one by one."
        : null;
  }

  /** Why nothing was done to one of them. */
  public String why(String code) {
    return switch (code) {
      case "one-by-one" -> "replay it by itself";
      case "done-before" -> "somebody was faster";
      case "not-done" -> "it failed; the log says why";
      case "not-there" -> "it is gone";
      default -> code;
    };
  }
}
