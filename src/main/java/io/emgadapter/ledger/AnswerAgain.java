package io.emgadapter.ledger;

import io.emgadapter.ledger.Acceptance.Repeated;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives whoever sends a request again its answer where that message's {@code reply_to} says: the
 * final event if there is one, else what is still to come. A step of transactions, not one itself.
 */
@Component
class AnswerAgain {
  // Either the end of the request sees who listens, or this sees the end.
  private static final String LOCK =
      "select id from request where id = any(:requests) order by id for share";

  private static final String LISTEN =
      """
      insert into request_reply (request, queue, correlation_id)
      select again.* from unnest(:requests, :queues, :correlations) as again (request, queue, id)
        join request on request.id = again.request
      on conflict (request, queue) do update set correlation_id = excluded.correlation_id\
      """;

  // An event whose content is gone cannot be told; locked, so that it does not go meanwhile.
  private static final String FINAL =
      """
      insert into delivery (event, destination, stream, seq, correlation_id)
      select event.id, 'reply:' || queue, stream, seq, again.id
      from unnest(:requests, :queues, :correlations) as again (request, queue, id)
        join event on event.request = again.request and final
        join event_content on event_content.event = event.id
      for key share of event_content
      on conflict (event, destination) do update set state = 'DUE', attempts = 0,
        due_at = ledger_now(), correlation_id = excluded.correlation_id
        where delivery.state <> 'DUE'\
      """;

  private final JdbcClient jdbc;

  AnswerAgain(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Place(UUID request, String queue) {}

  private record Again(Place place, @Nullable String correlationId) {}

  void answer(List<NewRequest> batch, List<Acceptance> judged) {
    Map<Place, Again> once = new LinkedHashMap<>();
    for (int i = 0; i < batch.size(); i++) {
      String queue = batch.get(i).reply().queue();
      if (judged.get(i) instanceof Repeated(UUID request) && queue != null) {
        Place place = new Place(request, queue);
        once.put(place, new Again(place, batch.get(i).reply().correlationId()));
      }
    }
    if (!once.isEmpty()) {
      Collection<Again> all = once.values();
      jdbc.sql(LOCK)
          .param("requests", Sql.uuids(all, again -> again.place().request()))
          .query(_ -> {});
      write(LISTEN, all);
      write(FINAL, all);
    }
  }

  private void write(String sql, Collection<Again> all) {
    jdbc.sql(sql)
        .param("requests", Sql.uuids(all, again -> again.place().request()))
        .param("queues", Sql.texts(all, again -> again.place().queue()))
        .param("correlations", Sql.texts(all, Again::correlationId))
        .update();
  }
}
