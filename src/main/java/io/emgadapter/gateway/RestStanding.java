package io.emgadapter.gateway;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How one account's way to Equinix's REST APIs stands, as this instance saw it last.
 *
 * @param state what it comes to
 * @param cause what went wrong last, even if it works again; null for nothing since the start.
 *     Without content or secrets
 * @param since when the state began, where it keeps Tasks from going; else null
 * @param lastGoodAt when Equinix last answered as it should; null for not since the start
 */
public record RestStanding(
    State state, @Nullable String cause, @Nullable Instant since, @Nullable Instant lastGoodAt) {

  /** What it comes to. */
  public enum State {
    /** Nothing was asked since the start. */
    UNUSED("Nothing was asked since the start; the first Task, look-up or poll does."),
    /** Equinix answers. */
    WORKS("Its Tasks go."),
    /** Equinix asked to wait, or one of its APIs is given time to recover. */
    WAITING("Its Tasks wait, and go by themselves when the time is over."),
    /** Equinix refused client id and secret. */
    REFUSED(
        "Its Tasks wait, and Equinix is not asked again until there is another client secret or"
            + " somebody gives the command POST /subscriptions/{name}/try-again."),
    /** No answer comes, or none that makes sense. */
    UNREACHABLE("Its Tasks wait, and go by themselves when Equinix answers.");

    private final String effect;

    State(String effect) {
      this.effect = effect;
    }

    /** What follows from it, as a sentence. */
    public String effect() {
      return effect;
    }

    /** How it is written outside of Java. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether nothing that is known keeps Tasks from going. */
  public boolean works() {
    return state == State.WORKS || state == State.UNUSED;
  }

  /** Whether a person should look: waiting ends by itself, and soon. */
  public boolean isDown() {
    return state == State.REFUSED || state == State.UNREACHABLE;
  }

  /** All of it in a line, for the operator. */
  public String words() {
    StringBuilder words = new StringBuilder(state.word());
    if (since != null) {
      words.append(" since ").append(since);
    }
    if (cause != null && !works()) {
      words.append(": ").append(cause);
    }
    return words.append(". ").append(state.effect()).toString();
  }
}
