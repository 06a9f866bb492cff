package io.emgadapter.ledger;

import io.emgadapter.event.NewEvent;
import io.emgadapter.event.NewEvent.Reply;
import io.emgadapter.ledger.Acceptance.Conflicting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Words the events for ids that came again with other content. A step of transactions. */
@Component
class TellConflicts {
  private final EventViews views;

  TellConflicts(EventViews views) {
    this.views = views;
  }

  List<NewEvent> told(List<Reply> replies, List<Acceptance> judged) {
    List<UUID> firsts =
        judged.stream()
            .filter(Conflicting.class::isInstance)
            .map(conflict -> ((Conflicting) conflict).request())
            .distinct()
            .toList();
    if (firsts.isEmpty()) {
      return List.of();
    }
    Map<UUID, RequestView> requests = views.requests(firsts);
    List<NewEvent> told = new ArrayList<>();
    for (int i = 0; i < replies.size(); i++) {
      if (judged.get(i) instanceof Conflicting(UUID first)
          && requests.get(first) instanceof RequestView request) {
        told.add(new EventsOfRequest(request).conflicting(replies.get(i)));
      }
    }
    return told;
  }
}
