package io.emgadapter.ledger;

import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Locks requests, in the order in which every transaction does: after Tasks and orders, before
 * streams. A step of transactions, not one itself.
 */
@Component
class LockRequests {
  private static final String SQL =
      "select id from request where id = any(:requests) order by id for no key update";

  private final JdbcClient jdbc;

  LockRequests(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Locks these; a transaction names all that it will need the first time. */
  void lock(Collection<UUID> requests) {
    if (!requests.isEmpty()) {
      jdbc.sql(SQL).param("requests", Sql.uuids(requests)).query(_ -> {});
    }
  }
}
