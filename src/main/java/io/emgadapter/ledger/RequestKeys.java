package io.emgadapter.ledger;

import io.emgadapter.ledger.NewRequest.Digest;
import io.emgadapter.ledger.NewRequest.Key;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes the ids of requests, each once for ever. A step of transactions, not one itself. */
@Component
class RequestKeys {
  // Waits for a transaction that is just taking the same id; sorted, so that two never wait for
  // each other.
  private static final String TAKE =
      """
      insert into request_key (sender, id, request, digest_version, digest)
      select * from unnest(:senders, :ids, :requests, :versions, :digests)
        as k (sender, id, request, version, digest) order by sender, id
      on conflict do nothing
      returning request\
      """;

  private static final String FIND =
      """
      select sender, id, request, digest_version, digest
      from request_key join unnest(:senders, :ids) as k (sender, id) using (sender, id)\
      """;

  private static final String FREE =
      """
      delete from request_key using unnest(:senders, :ids) as k (sender, id)
      where request_key.sender = k.sender and request_key.id = k.id\
      """;

  private final JdbcClient jdbc;

  RequestKeys(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The request that an id belongs to. */
  record Holder(UUID request, Digest digest) {}

  /** Takes the keys of these requests, none of them twice; gives the requests that got theirs. */
  Set<UUID> take(Collection<NewRequest> requests) {
    return new HashSet<>(
        jdbc.sql(TAKE)
            .param("senders", Sql.texts(requests, NewRequest::sender))
            .param("ids", Sql.texts(requests, NewRequest::senderId))
            .param("requests", Sql.uuids(requests, NewRequest::id))
            .param("versions", Sql.ints(requests, request -> request.digest().version()))
            .param("digests", Sql.bytes(requests, request -> request.digest().value()))
            .query((row, _) -> row.getObject("request", UUID.class))
            .list());
  }

  /** Finds who holds these keys. */
  Map<Key, Holder> holders(Collection<Key> keys) {
    Map<Key, Holder> holders = new HashMap<>();
    if (!keys.isEmpty()) {
      jdbc.sql(FIND)
          .param("senders", Sql.texts(keys, Key::sender))
          .param("ids", Sql.texts(keys, Key::id))
          .query((row, _) ->
              holders.put(
                  new Key(row.getString("sender"), row.getString("id")),
                  new Holder(
                      row.getObject("request", UUID.class),
                      new Digest(row.getInt("digest_version"), row.getBytes("digest")))))
          .list();
    }
    return holders;
  }

  /** Gives back keys that this transaction took. */
  void free(List<Key> keys) {
    if (!keys.isEmpty()) {
      jdbc.sql(FREE)
          .param("senders", Sql.texts(keys, Key::sender))
          .param("ids", Sql.texts(keys, Key::id))
          .update();
    }
  }
}
