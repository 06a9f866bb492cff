package io.emgadapter.console;

import io.emgadapter.access.Caller;
import io.emgadapter.access.HttpProblem;
import io.emgadapter.access.PathRules.Right;
import io.emgadapter.http.Comment;
import io.emgadapter.http.Masking;
import io.emgadapter.http.ParkedController;
import io.emgadapter.http.ParkedController.Content;
import io.emgadapter.http.ParkedController.Opened;
import io.emgadapter.ledger.parked.Park;
import io.emgadapter.ledger.reads.ReadParked.ParkedStatus;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Work requests that are parked, for a form to begin with; for those who may read them. */
@Component
record ParkedRequests(ParkedController parked, Masking masking) {
  private static final String OPEN = "PARKED";

  /** Whether it can be mended and sent: once, and while it waits. */
  static boolean isMendable(ParkedStatus item) {
    return item.state().equals(OPEN) && item.source().equals(Park.WORK_REQUESTS);
  }

  ObjectNode read(UUID id, Caller caller) {
    Opened opened = open(id, caller);
    if (!masking.isClear(caller, opened.parked().sender(), Masking.ofParked(id))) {
      // What is masked would be sent as it stands in the form.
      throw Hidden.refusal();
    }
    mustWait(opened.parked());
    Content content = opened.content();
    try {
      String text = content == null ? null : content.text();
      if (text != null && JsonMapper.shared().readTree(text) instanceof ObjectNode request) {
        return request;
      }
    } catch (JacksonException e) {
      // Said below: what it is instead may be personal.
    }
    throw HttpProblem.unusable("It is no work request that a form could show.");
  }

  private Opened open(UUID id, Caller caller) {
    if (!caller.may(Right.OPERATE)) {
      throw HttpProblem.notFound("Nothing parked has it.");
    }
    return parked.one(id, caller);
  }

  private static void mustWait(ParkedStatus item) {
    if (!item.source().equals(Park.WORK_REQUESTS)) {
      throw HttpProblem.unusable("It is no work request that a form could show.");
    }
    if (!item.state().equals(OPEN)) {
      throw HttpProblem.conflict(
          "It was %s by %s at %s, so it is not sent once more."
              .formatted(item.state(), item.resolvedBy(), item.resolvedAt()));
    }
  }

  /** Refuses what does not wait any more: it may have been replayed. */
  void mustWait(UUID id, Caller caller) {
    mustWait(open(id, caller).parked());
  }

  /** Discards it, because it was sent; does nothing if that was done before. */
  void sent(UUID id, String request, Caller caller) {
    if (!open(id, caller).parked().state().equals(OPEN)) {
      return;
    }
    try {
      parked.discard(id, new Comment("sent as " + request), caller);
    } catch (HttpProblem e) {
      throw HttpProblem.conflict(
          "It was sent as %s, but what is parked could not be discarded: %s Look whether it is"
                  .formatted(request, e.getBody().getDetail())
              + " ordered twice.");
    }
  }
}
