package io.emgadapter.ledger.reads;

import io.emgadapter.ledger.Sql;
import io.emgadapter.ledger.files.FindHandles;
import io.emgadapter.ledger.files.Handle;
import io.emgadapter.ledger.files.Handle.Owner;
import io.emgadapter.ledger.files.Handle.Use;
import io.emgadapter.order.Resource;
import io.emgadapter.order.Route;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what handles stand for. */
@Component
record ReadHandles(JdbcClient jdbc) implements FindHandles {
  private static final String SQL =
      """
      select * from attachment
      where subscription = :subscription and id = any(:ids) and sender = :sender\
      """;

  @Override
  public Map<String, Handle> of(Owner owner, Collection<String> ids) {
    return jdbc
        .sql(SQL)
        .param("subscription", owner.subscription())
        .param("ids", Sql.texts(ids))
        .param("sender", owner.sender())
        .query((row, _) -> handle(owner, row))
        .list()
        .stream()
        .collect(Collectors.toMap(Handle::id, Function.identity()));
  }

  private static Handle handle(Owner owner, ResultSet row) throws SQLException {
    return new Handle(
        owner,
        row.getString("id"),
        row.getString("name"),
        row.getLong("size"),
        row.getString("type"),
        new Use(
            Resource.of(row.getString("resource")).orElseThrow(),
            Route.of(row.getString("route")).orElseThrow()),
        row.getString("url"));
  }
}
