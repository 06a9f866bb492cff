package io.emgadapter.ledger.files;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The transaction after which a file can be used by its handle. */
@Component
public class KeepHandle {
  private static final String SQL =
      """
      insert into attachment (subscription, id, sender, resource, route, name, size, type, url)
      values (:subscription, :id, :sender, :resource, :route, :name, :size, :type, :url)\
      """;

  private final JdbcClient jdbc;

  KeepHandle(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps the handle of a file that lies at Equinix. */
  @Transactional
  public void keep(Handle handle) {
    jdbc.sql(SQL)
        .param("subscription", handle.owner().subscription())
        .param("id", handle.id())
        .param("sender", handle.owner().sender())
        .param("resource", handle.use().resource().word())
        .param("route", handle.use().route().word())
        .param("name", handle.name())
        .param("size", handle.size())
        .param("type", handle.type())
        .param("url", handle.url())
        .update();
  }
}
