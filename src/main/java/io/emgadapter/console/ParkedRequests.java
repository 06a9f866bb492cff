package io.emgadapter.console;

import io.emgadapter.access.Caller;
import io.emgadapter.access.HttpProblem;
import io.emgadapter.access.PathRules.Right;
import io.emgadapter.http.Masking;
import io.emgadapter.http.ParkedController;
import io.emgadapter.http.ParkedController.Content;
import io.emgadapter.http.ParkedController.Opened;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Work requests that are parked, for a form to begin with; for those who may read them. */
@Component
record ParkedRequests(ParkedController parked, Masking masking) {

  ObjectNode read(UUID id, Caller caller) {
    if (!caller.may(Right.OPERATE)) {
      throw HttpProblem.notFound("Nothing parked has it.");
    }
    Opened opened = parked.one(id, caller);
    if (!masking.isClear(caller, opened.parked().sender(), Masking.ofParked(id))) {
      // What is masked would be sent as it stands in the form.
      throw ContentPages.hidden();
    }
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
}
