package io.emgadapter.ledger.orders;

import io.emgadapter.ledger.Sql;
import io.emgadapter.ledger.Step;
import io.emgadapter.order.Answer.NamedOrder;
import io.emgadapter.order.NamedFile;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps which files answers named beside their orders, each once, and up to a hundred of an order.
 * The transaction has locked the orders.
 */
@Step
record KeepFiles(JdbcClient jdbc) {
  static final int MOST = 100;

  private static final String SQL =
      """
      insert into order_file as known (subscription, servicer_id, digest, name, file_id, url)
      select subscription, servicer, digest, name, file_id, url from (
        select subscription, servicer, digest, name, file_id, url,
          row_number() over (partition by subscription, servicer order by min(place)) as rank
        from (
          select task.subscription, servicer, name, file_id, url, place,
            sha256(convert_to(json_build_array(name, file_id, url)::text, 'UTF8')) as digest
          from unnest(:tasks, :servicers, :names, :ids, :urls) with ordinality
            as given (by, servicer, name, file_id, url, place) join task on task.id = given.by) as named
        where not exists (select from order_file as before
          where before.subscription = named.subscription and before.servicer_id = named.servicer
            and before.digest = named.digest)
        group by subscription, servicer, digest, name, file_id, url) as fresh
      where rank + (select count(*) from order_file as before
        where before.subscription = fresh.subscription and before.servicer_id = fresh.servicer)
        <= :most
      on conflict do nothing\
      """;

  /** An order, and the Task whose answer names it. */
  record By(UUID task, NamedOrder order) {
    private Stream<Row> rows() {
      return order.files().stream().map(file -> new Row(task, order.servicerId(), file));
    }
  }

  private record Row(UUID task, String servicerId, NamedFile file) {}

  void keep(List<By> orders) {
    List<Row> rows = orders.stream().flatMap(By::rows).toList();
    if (!rows.isEmpty()) {
      jdbc.sql(SQL)
          .param("tasks", Sql.uuids(rows, Row::task))
          .param("servicers", Sql.texts(rows, Row::servicerId))
          .param("names", Sql.texts(rows, row -> row.file().name()))
          .param("ids", Sql.texts(rows, row -> row.file().id()))
          .param("urls", Sql.texts(rows, row -> row.file().url()))
          .param("most", MOST)
          .update();
    }
  }
}
