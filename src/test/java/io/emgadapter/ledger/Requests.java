package io.emgadapter.ledger;

import io.emgadapter.event.NewEvent.Reply;
import io.emgadapter.ledger.NewRequest.Digest;
import io.emgadapter.order.Answer;
import io.emgadapter.order.Answer.NamedOrder;
import io.emgadapter.order.Resource;
import io.emgadapter.order.Route;
import io.emgadapter.order.Target;
import io.emgadapter.order.Verb;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Work requests and answers for tests of the ledger. */
public final class Requests {
  public static final String SUBSCRIPTION = "default";
  static final String SENDER = "itsm";

  private Requests() {}

  public static NewRequest create(String id) {
    return create(id, (String) null);
  }

  public static NewRequest create(String id, String requestorId) {
    return request(id, Verb.CREATE, null, requestorId, "{}", null);
  }

  public static NewRequest create(String id, Instant notAfter) {
    return request(id, Verb.CREATE, null, null, "{}", notAfter);
  }

  public static NewRequest update(String id, Target target) {
    return request(id, Verb.UPDATE, target, null, "{}", null);
  }

  public static NewRequest cancel(String id, Target target) {
    return request(id, Verb.CANCEL, target, null, "{}", null);
  }

  public static NewRequest withBody(String id, String body) {
    return request(id, Verb.CREATE, null, null, body, null);
  }

  static NewRequest unique(String id, String requestorId) {
    return copy(create(id, requestorId), SENDER, true);
  }

  static NewRequest withContext(String id, String context) {
    NewRequest r = create(id);
    return new NewRequest(
        r.id(),
        r.sender(),
        id,
        r.digest(),
        r.subscription(),
        r.verb(),
        r.resource(),
        r.route(),
        null,
        null,
        false,
        null,
        r.body(),
        context.getBytes(StandardCharsets.UTF_8),
        null,
        List.of(),
        r.reply());
  }

  static NewRequest from(String sender, NewRequest r) {
    return copy(r, sender, r.unique());
  }

  static NewRequest until(Instant notAfter, NewRequest r) {
    return request(
        r.requestId(),
        r.verb(),
        r.target(),
        r.requestorId(),
        new String(r.body(), StandardCharsets.UTF_8),
        notAfter);
  }

  private static NewRequest copy(NewRequest r, String sender, boolean unique) {
    return new NewRequest(
        r.id(),
        sender,
        r.requestId(),
        r.digest(),
        r.subscription(),
        r.verb(),
        r.resource(),
        r.route(),
        r.target(),
        r.requestorId(),
        unique,
        r.notAfter(),
        r.body(),
        r.context(),
        r.rest(),
        r.notes(),
        r.reply());
  }

  public static NewRequest replying(String id, String queue) {
    NewRequest plain = create(id);
    return new NewRequest(
        plain.id(),
        plain.sender(),
        id,
        plain.digest(),
        plain.subscription(),
        plain.verb(),
        plain.resource(),
        plain.route(),
        null,
        null,
        false,
        null,
        plain.body(),
        null,
        null,
        List.of(),
        new Reply(queue, "c-" + id));
  }

  private static NewRequest request(
      String id, Verb verb, Target target, String requestorId, String body, Instant notAfter) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new NewRequest(
        Ids.next(),
        SENDER,
        id,
        new Digest(1, bytes),
        SUBSCRIPTION,
        verb,
        Resource.SMART_HANDS,
        Route.EMG,
        target,
        requestorId,
        false,
        notAfter,
        bytes,
        null,
        null,
        List.of(),
        new Reply(null, null));
  }

  public static Answer created(UUID task, String... servicerIds) {
    List<NamedOrder> orders =
        Arrays.stream(servicerIds).map(id -> new NamedOrder(id, List.of("LD8:00:" + id))).toList();
    return new Answer(task, 201, "created", orders);
  }

  public static Answer refused(UUID task) {
    return new Answer(task, 400, "no", List.of());
  }
}
