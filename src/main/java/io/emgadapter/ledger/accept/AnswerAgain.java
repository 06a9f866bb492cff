package io.emgadapter.ledger.accept;

import io.emgadapter.event.NewEvent;
import io.emgadapter.event.NewEvent.Reply;
import io.emgadapter.ledger.Sql;
import io.emgadapter.ledger.Step;
import io.emgadapter.ledger.accept.Acceptance.Conflicting;
import io.emgadapter.ledger.accept.Acceptance.Repeated;
import io.emgadapter.ledger.events.AppendEvents.AfterCommit;
import io.emgadapter.ledger.events.EventTail;
import io.emgadapter.ledger.events.EventViews;
import io.emgadapter.ledger.events.EventViews.RequestView;
import io.emgadapter.ledger.events.EventsOfRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Gives whoever sends a request again its answer where that message's {@code reply_to} says: the
 * final event if there is one, else what is still to come.
 */
@Step
record AnswerAgain(JdbcClient jdbc, EventTail tail, EventViews views) {
  private static final String LISTEN =
      """
      insert into request_reply (request, queue, correlation_id)
      select again.* from unnest(:requests, :queues, :correlations) as again (request, queue, id)
        join request on request.id = again.request and stage < 2
      order by again.request, again.queue
      on conflict (request, queue) do update set correlation_id = excluded.correlation_id\
      """;

  // An event whose content is gone cannot be published; locked, so that the content stays until
  // then. One that is just being published under the former correlation id is published once more.
  // An end that comes with this very transaction finds the listeners by itself.
  private static final String FINAL =
      """
      insert into event_retry (destination, number, reader, subject, correlation_id)
      select 'reply:' || queue, number, 'replies', subject, again.id
      from unnest(:requests, :queues, :correlations) as again (request, queue, id)
        join event on event.request = again.request and final
      where data is not null
      order by number, queue
      for share of event
      on conflict (destination, number) do update set state = 'DUE',
        correlation_id = excluded.correlation_id, version = event_retry.version + 1,
        attempts = case when event_retry.state = 'DUE' then event_retry.attempts else 0 end,
        due_at = case when event_retry.state = 'DUE' then event_retry.due_at else ledger_now() end\
      """;

  private record Listener(UUID request, String queue) {}

  private record Again(Listener listener, @Nullable String correlationId) {}

  /**
   * The requests that it needs locked: either the end of one sees who listens, or this sees the
   * end.
   */
  Set<UUID> requests(List<Reply> replies, List<Acceptance> judged) {
    return again(replies, judged).stream()
        .map(again -> again.listener().request())
        .collect(Collectors.toSet());
  }

  /** Answers; the requests are locked. */
  void answer(List<Reply> replies, List<Acceptance> judged) {
    Collection<Again> all = again(replies, judged);
    if (!all.isEmpty()) {
      write(LISTEN, all);
      write(FINAL, all);
      AfterCommit.run(tail::nudge);
    }
  }

  private static Collection<Again> again(List<Reply> replies, List<Acceptance> judged) {
    Map<Listener, Again> once = new LinkedHashMap<>();
    for (int i = 0; i < replies.size(); i++) {
      String queue = replies.get(i).queue();
      if (judged.get(i) instanceof Repeated(UUID request) && queue != null) {
        Listener listener = new Listener(request, queue);
        once.put(listener, new Again(listener, replies.get(i).correlationId()));
      }
    }
    return once.values();
  }

  private void write(String sql, Collection<Again> all) {
    jdbc.sql(sql)
        .param("requests", Sql.uuids(all, again -> again.listener().request()))
        .param("queues", Sql.texts(all, again -> again.listener().queue()))
        .param("correlations", Sql.texts(all, Again::correlationId))
        .update();
  }

  /** The events for ids that came again with other content. */
  List<NewEvent> conflicts(List<Reply> replies, List<Acceptance> judged) {
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
