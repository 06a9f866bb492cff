package io.emgadapter.ledger;

import io.emgadapter.event.NewEvent.Reply;
import io.emgadapter.order.Resource;
import io.emgadapter.order.Route;
import io.emgadapter.order.Target;
import io.emgadapter.order.Verb;
import io.emgadapter.sight.TraceContext;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A valid work request, ready to be accepted.
 *
 * @param id the ledger's own id for it, a UUIDv7
 * @param sender who asks
 * @param requestId the id that the sender gave it; unique for that sender
 * @param digest of its content, to distinguish a repetition from a conflict
 * @param subscription whose account it is for
 * @param verb what is asked for
 * @param resource the kind of work
 * @param route the way that its Tasks go by, frozen from now on
 * @param target the order that an Update or Cancel is aimed at; null for a Create
 * @param requestorId the customer's reference in its Body
 * @param unique whether no other order may have that reference
 * @param notAfter when it is too late to send it
 * @param body the Body as JSON
 * @param context the sender's own JSON, echoed in every event
 * @param rest JSON that only the REST route reads
 * @param notes what becomes of fields for which its route has no place, a sentence each, without
 *     their content
 * @param reply where copies of its events go
 * @param message the id that its message gets if it is rejected, so that it stays rejected when it
 *     comes again; null if a second message with the same words is another one
 * @param trace the trace that it belongs to, if any
 */
public record NewRequest(
    UUID id,
    String sender,
    String requestId,
    Digest digest,
    String subscription,
    Verb verb,
    Resource resource,
    Route route,
    @Nullable Target target,
    @Nullable String requestorId,
    boolean unique,
    @Nullable Instant notAfter,
    byte[] body,
    byte @Nullable [] context,
    byte @Nullable [] rest,
    List<String> notes,
    Reply reply,
    @Nullable UUID message,
    @Nullable TraceContext trace) {

  /** A request whose message has no id of its own, and no trace. */
  public NewRequest(
      UUID id,
      String sender,
      String requestId,
      Digest digest,
      String subscription,
      Verb verb,
      Resource resource,
      Route route,
      @Nullable Target target,
      @Nullable String requestorId,
      boolean unique,
      @Nullable Instant notAfter,
      byte[] body,
      byte @Nullable [] context,
      byte @Nullable [] rest,
      List<String> notes,
      Reply reply) {
    this(
        id,
        sender,
        requestId,
        digest,
        subscription,
        verb,
        resource,
        route,
        target,
        requestorId,
        unique,
        notAfter,
        body,
        context,
        rest,
        notes,
        reply,
        null,
        null);
  }

  /** The same request, with an id for its message. */
  public NewRequest of(@Nullable UUID named) {
    return with(named, trace);
  }

  /** The same request, in this trace. */
  public NewRequest traced(@Nullable TraceContext by) {
    return Objects.equals(by, trace) ? this : with(message, by);
  }

  private NewRequest with(@Nullable UUID named, @Nullable TraceContext by) {
    return new NewRequest(
        id,
        sender,
        requestId,
        digest,
        subscription,
        verb,
        resource,
        route,
        target,
        requestorId,
        unique,
        notAfter,
        body,
        context,
        rest,
        notes,
        reply,
        named,
        by);
  }

  /**
   * A digest of a request's content.
   *
   * @param version how it was made
   * @param value the bytes
   */
  public record Digest(int version, byte[] value) {}

  /** About how much memory it takes, in bytes. */
  public int bytes() {
    return body.length + (context == null ? 0 : context.length) + (rest == null ? 0 : rest.length);
  }

  /** The key by which requests are unique. */
  public Key key() {
    return new Key(sender, requestId);
  }

  /** A sender's own name for its request. */
  public record Key(String sender, String id) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int bySender = sender.compareTo(other.sender);
      return bySender != 0 ? bySender : id.compareTo(other.id);
    }
  }
}
