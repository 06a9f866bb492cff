package io.emgadapter.ledger;

import io.emgadapter.event.NewEvent.Reply;
import io.emgadapter.ledger.Acceptance.Repeated;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives whoever sends a request again its answer where that message's {@code reply_to} says: the
 * final event if there is one, else what is still to come. A step of transactions, not one itself.
 */
@Component
class AnswerAgain {
  private static final String LISTEN =
      """
      insert into request_reply (request, queue, correlation_id)
      select again.* from unnest(:requests, :queues, :correlations) as again (request, queue, id)
        join request on request.id = again.request and stage < 2
      order by again.request, again.queue
      on conflict (request, queue) do update set correlation_id = excluded.correlation_id\
      """;

  // An event whose content is gone cannot be told; locked, so that it does not go meanwhile. One
  // that is just being published under the former correlation id is published once more.
  private static final String FINAL =
      """
      insert into delivery (event, destination, stream, seq, correlation_id)
      select event.id, 'reply:' || queue, stream, seq, again.id
      from unnest(:requests, :queues, :correlations) as again (request, queue, id)
        join event on event.request = again.request and final
        join event_content on event_content.event = event.id
      order by event.id, queue
      for key share of event_content
      on conflict (event, destination) do update set state = 'DUE',
        correlation_id = excluded.correlation_id, owner = null, fence = delivery.fence + 1,
        attempts = case when delivery.state = 'DUE' then delivery.attempts else 0 end,
        due_at = case when delivery.state = 'DUE' and delivery.owner is null
          then delivery.due_at else ledger_now() end\
      """;

  private final JdbcClient jdbc;

  AnswerAgain(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Place(UUID request, String queue) {}

  private record Again(Place place, @Nullable String correlationId) {}

  /**
   * The requests that it needs locked: either the end of one sees who listens, or this sees the
   * end.
   */
  Set<UUID> requests(List<Reply> replies, List<Acceptance> judged) {
    return again(replies, judged).stream()
        .map(again -> again.place().request())
        .collect(Collectors.toSet());
  }

  /** Answers; the requests are locked. */
  void answer(List<Reply> replies, List<Acceptance> judged) {
    Collection<Again> all = again(replies, judged);
    if (!all.isEmpty()) {
      write(LISTEN, all);
      write(FINAL, all);
    }
  }

  private static Collection<Again> again(List<Reply> replies, List<Acceptance> judged) {
    Map<Place, Again> once = new LinkedHashMap<>();
    for (int i = 0; i < replies.size(); i++) {
      String queue = replies.get(i).queue();
      if (judged.get(i) instanceof Repeated(UUID request) && queue != null) {
        Place place = new Place(request, queue);
        once.put(place, new Again(place, replies.get(i).correlationId()));
      }
    }
    return once.values();
  }

  private void write(String sql, Collection<Again> all) {
    jdbc.sql(sql)
        .param("requests", Sql.uuids(all, again -> again.place().request()))
        .param("queues", Sql.texts(all, again -> again.place().queue()))
        .param("correlations", Sql.texts(all, Again::correlationId))
        .update();
  }
}
