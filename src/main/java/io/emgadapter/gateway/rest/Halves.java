package io.emgadapter.gateway.rest;

import io.emgadapter.gateway.Outcome;
import io.emgadapter.gateway.Outcome.Answered;
import io.emgadapter.gateway.Outcome.Unknown;
import io.emgadapter.gateway.rest.Call.NotWritten;
import java.time.Duration;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes a visit in two calls. First the {@code PATCH}, which may be sent again, for it says what
 * is to be and not what to do. Then the note, which may not. So nothing but the note decides
 * whether the change was done; where it did not leave, both go again; and once the {@code PATCH}
 * may have been taken, nothing of it is called unsent.
 */
final class Halves {
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);

  private final Link link;
  private final UUID task;
  private final String order;

  /**
   * @param order its number
   */
  Halves(Link link, UUID task, String order) {
    this.link = link;
    this.task = task;
    this.order = order;
  }

  /** Makes the change; what is to be uploaded for it is at Equinix already. */
  Outcome change(ObjectNode patch, ObjectNode note, Turn turn) {
    turn.check();
    Outcome first = Judge.changed(task, patch(patch), order);
    if (first instanceof Unknown && !turn.left().isZero()) {
      first = Judge.repeated(task, patch(patch), order, first);
    }
    return first instanceof Answered(var answer) && answer.acknowledges()
        ? Judge.afterTheFirstHalf(task, note(note, turn), order)
        : first;
  }

  private Call patch(ObjectNode patch) {
    return link.caller()
        .call(Api.WORK_VISITS, token -> link.workVisits().update(token, order, patch));
  }

  /** Tries for as long as the turn lasts, each time that the note did not leave. */
  private Call note(ObjectNode note, Turn turn) {
    if (turn.left().isZero()) {
      return new NotWritten("no time was left", Duration.ZERO);
    }
    while (true) {
      Call call = link.caller().call(Api.ORDERS, token -> link.orders().note(token, order, note));
      if (!(call instanceof NotWritten(_, var pause)) || !waits(pause, turn)) {
        return call;
      }
    }
  }

  private static boolean waits(Duration asked, Turn turn) {
    Duration pause = asked.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : asked;
    if (pause.compareTo(turn.left()) >= 0) {
      return false;
    }
    try {
      Thread.sleep(pause);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
