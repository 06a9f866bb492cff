package io.emgadapter.ledger.parked;

import io.emgadapter.event.NewEvent.Reply;
import io.emgadapter.ledger.Sql;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The transaction that sets things aside for a person, with their bytes as they came. */
@Component
public class Park {
  /** The source of a message of the queue of work requests. */
  public static final String WORK_REQUESTS = "work-requests";

  /** The source of a message of EMG's outgoing queue. */
  public static final String EMG = "emg";

  /** The source of a CloudEvent of a Fabric stream. */
  public static final String STREAM = "stream";

  /** The source of a notice about a data center that was read by REST. */
  public static final String IBX = "ibx";

  /** The source of a Task of ours that ended undecided. */
  public static final String TASK = "task";

  private static final String SQL =
      """
      with given as (
        select * from unnest(:ids, :subscriptions, :sources, :reasons, :details, :tasks, :senders,
          :replies, :correlations, :bytes)
          as p (id, subscription, source, reason, detail, task, sender, reply_to, correlation_id,
            bytes)),
      added as (
        insert into parked (id, subscription, source, reason, detail, task, sender, reply_to,
          correlation_id)
        select id, subscription, source, reason, detail, task, sender, reply_to, correlation_id
        from given order by id
        on conflict (id) do nothing
        returning id)
      insert into parked_content (parked, bytes) select id, bytes from given join added using (id)
      returning parked\
      """;

  private final JdbcClient jdbc;

  Park(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A message or Task to park.
   *
   * @param id the same for the same thing, so that it is parked once
   * @param subscription to which it belongs, if that is known
   * @param source where it came from: {@link #WORK_REQUESTS}, {@link #EMG}, {@link #STREAM} or
   *     {@link #IBX}
   * @param reason a stable code
   * @param detail a sentence without content
   * @param task the Task that it seems to be about
   * @param bytes as they came
   * @param sender who asked, of a work request
   * @param reply where its sender wants events, so that a replay sends them there too
   */
  public record Parking(
      UUID id,
      @Nullable String subscription,
      String source,
      String reason,
      String detail,
      @Nullable UUID task,
      byte[] bytes,
      @Nullable String sender,
      @Nullable Reply reply) {

    /** What nobody waits for an answer to. */
    public Parking(
        UUID id,
        @Nullable String subscription,
        String source,
        String reason,
        String detail,
        @Nullable UUID task,
        byte[] bytes) {
      this(id, subscription, source, reason, detail, task, bytes, null, null);
    }

    private @Nullable String replyTo() {
      return reply == null ? null : reply.queue();
    }

    private @Nullable String correlationId() {
      return reply == null ? null : reply.correlationId();
    }
  }

  /** Parks these; what is already parked stays as it is. */
  @Transactional
  public void park(List<Parking> batch) {
    insert(batch);
  }

  /** The same within an open transaction; gives the ids of those that were not parked yet. */
  public Set<UUID> insert(List<Parking> batch) {
    Map<UUID, Parking> folded = new TreeMap<>();
    batch.forEach(parking -> folded.putIfAbsent(parking.id(), parking));
    return folded.isEmpty() ? Set.of() : insert(folded.values());
  }

  private Set<UUID> insert(Collection<Parking> batch) {
    return jdbc.sql(SQL)
        .param("ids", Sql.uuids(batch, Parking::id))
        .param("subscriptions", Sql.texts(batch, Parking::subscription))
        .param("sources", Sql.texts(batch, Parking::source))
        .param("reasons", Sql.texts(batch, Parking::reason))
        .param("details", Sql.texts(batch, Parking::detail))
        .param("tasks", Sql.uuids(batch, Parking::task))
        .param("senders", Sql.texts(batch, Parking::sender))
        .param("replies", Sql.texts(batch, Parking::replyTo))
        .param("correlations", Sql.texts(batch, Parking::correlationId))
        .param("bytes", Sql.bytes(batch, Parking::bytes))
        .query(Sql.ID)
        .set();
  }

  /**
   * What is parked, as it came.
   *
   * @param source where it came from, one of the words above
   * @param sender who asked, of a work request, as far as it was kept
   * @param bytes null if retention has removed them
   */
  public record ParkedMessage(
      UUID id,
      @Nullable String subscription,
      String source,
      @Nullable String sender,
      Reply reply,
      byte @Nullable [] bytes) {

    /** Without the content. */
    @Override
    public String toString() {
      return "ParkedMessage[" + id + "]";
    }
  }
}
