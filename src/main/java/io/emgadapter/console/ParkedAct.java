package io.emgadapter.console;

import io.emgadapter.access.HttpProblem;
import io.emgadapter.ledger.parked.Park;
import io.emgadapter.ledger.reads.ReadParked.ParkedStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an operator can do with something parked.
 *
 * @param name as it stands in a path
 * @param what what happens then, as a sentence
 * @param why why it cannot be done; null where it can
 */
public record ParkedAct(String name, String what, @Nullable String why) {

  /** All of them. */
  static List<ParkedAct> of(ParkedStatus item) {
    return List.of(replay(item), discard(item));
  }

  /** One of them; another name is a page that there is not. */
  static ParkedAct named(String name, ParkedStatus item) {
    return of(item).stream()
        .filter(act -> act.name.equals(name))
        .findFirst()
        .orElseThrow(() -> HttpProblem.notFound("There is no such act."));
  }

  /** The word for a button. */
  public String verb() {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private static ParkedAct replay(ParkedStatus item) {
    String what =
        switch (item.source()) {
          case Park.WORK_REQUESTS ->
              "It is checked and accepted as if it had come just now, and its Tasks are sent to"
                  + " Equinix. Its sender gets the events that it would have got.";
          case Park.TASK -> "It is sent again.";
          default ->
              "It is verified and takes effect as if it had come just now: an Ack ends its Task, a"
                  + " notification becomes an event.";
        };
    return new ParkedAct("replay", what, settled(item) != null ? settled(item) : never(item));
  }

  private static @Nullable String never(ParkedStatus item) {
    if (item.source().equals(Park.TASK)) {
      return "A Task that may have reached Equinix is not sent again. Ask Equinix, then resolve the"
          + " Task.";
    }
    return item.bytes() == 0 ? "Its content was forgotten after a while." : null;
  }

  private static ParkedAct discard(ParkedStatus item) {
    return new ParkedAct(
        "discard",
        "Nothing is done with it any more, and it is no longer listed as open. Its content stays"
            + " until retention removes it.",
        settled(item));
  }

  private static @Nullable String settled(ParkedStatus item) {
    return item.state().equals("PARKED") ? null : "It was settled before.";
  }
}
