package io.emgadapter.bench.ordinary;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One row for each order, written twice, each time committed by itself. */
@Part
class Orders {
  private static final String TABLE =
      """
      create table if not exists ordered (
        task uuid primary key, request text not null unique, body text not null, state text not null,
        servicer_id text, status_code int, taken_at timestamptz not null default now(), ended_at timestamptz)\
      """;

  private final JdbcClient jdbc;

  Orders(JdbcClient jdbc) {
    this.jdbc = jdbc;
    jdbc.sql(TABLE).update();
  }

  /** Whether it is new: a message that comes again finds its row. */
  boolean insert(UUID task, String request, String body) {
    return jdbc.sql(
                "insert into ordered (task, request, body, state) values (?, ?, ?, 'SENDING') on conflict (request) do nothing")
            .params(task, request, body)
            .update()
        == 1;
  }

  /** Ends it, and gives the id of its request. */
  Optional<String> end(UUID task, String state, String servicerId, int statusCode) {
    return jdbc.sql(
            "update ordered set state = ?, servicer_id = ?, status_code = ?, ended_at = now() where task = ? returning request")
        .params(state, servicerId, statusCode, task)
        .query(String.class)
        .optional();
  }
}
