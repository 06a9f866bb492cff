package io.emgadapter.request;

import io.emgadapter.event.NewEvent.Reply;
import io.emgadapter.gateway.rest.mapping.Mapped;
import io.emgadapter.gateway.rest.mapping.RestMapping;
import io.emgadapter.ledger.Ids;
import io.emgadapter.ledger.NewRequest;
import io.emgadapter.ledger.NewRequest.Key;
import io.emgadapter.ledger.accept.Reject.Asked;
import io.emgadapter.order.Body;
import io.emgadapter.order.Body.BodyReader;
import io.emgadapter.order.Problems;
import io.emgadapter.order.Problems.Problem;
import io.emgadapter.order.Resource;
import io.emgadapter.order.RestOnly;
import io.emgadapter.order.Route;
import io.emgadapter.order.Target;
import io.emgadapter.order.Target.ByRequestor;
import io.emgadapter.order.Verb;
import io.emgadapter.request.SizeLimits.TaskLimits;
import io.emgadapter.request.WorkRequest.Invalid;
import io.emgadapter.request.WorkRequest.Valid;
import io.emgadapter.subscription.Subscription;
import io.emgadapter.subscription.SubscriptionSettings.EmgSettings;
import io.emgadapter.subscription.Subscriptions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a work request from bytes and finds everything that is wrong with it at once. The ledger is
 * asked only for handles of files, if there are any. Unknown members are ignored, because a sender
 * may be newer than this adapter.
 */
@Component
final class RequestReader {
  private static final JsonMapper JSON = new JsonMapper();

  private final SenderRules rules;
  private final ContentDigest digest;
  private final SizeLimits limits;
  private final EmgSettings accounts;
  private final Handles handles;
  private final Clock clock;

  RequestReader(
      RequestSettings settings,
      Subscriptions subscriptions,
      EmgSettings accounts,
      Handles handles,
      Clock clock) {
    this.rules = new SenderRules(settings, subscriptions);
    this.digest = new ContentDigest(settings.digestKey());
    this.limits = new SizeLimits(settings.maxBytes());
    this.accounts = accounts;
    this.handles = handles;
    this.clock = clock;
  }

  /** Who sent a message of the queue. */
  Origin origin(@Nullable String userId, Reply reply) {
    return rules.origin(userId, reply);
  }

  /** Where a rejection is delivered: not to a queue that the sender may not name. */
  Origin heard(Origin origin) {
    Reply reply = rules.reply(origin.reply(), new Problems());
    return new Origin(origin.sender(), origin.grant(), reply, origin.trace());
  }

  /**
   * Reads a work request.
   *
   * @throws org.springframework.dao.DataAccessException if it has handles of files, and the ledger
   *     is out of reach
   */
  WorkRequest read(byte[] bytes, Origin origin) {
    StrictJson.Read read = StrictJson.read(bytes);
    ObjectNode json = read.object();
    return json == null ? unreadable(read.problem()) : read(json, bytes.length, origin);
  }

  private static Invalid unreadable(@Nullable Problem problem) {
    return new Invalid(null, "unknown", false, problem == null ? List.of() : List.of(problem));
  }

  private WorkRequest read(ObjectNode json, int bytes, Origin origin) {
    Problems problems = new Problems();
    RequestFields members = new RequestFields(json, problems);
    String id = members.required("id", "an id of your own; sent again it is never ordered twice");
    Verb verb = oneOf("Create, Update or Cancel", Verb::of, "verb", members, problems);
    Resource resource =
        oneOf("SmartHands or WorkVisit", Resource::of, "resource", members, problems);
    Subscription subscription = rules.subscription(members, origin.grant(), problems);
    Instant notAfter = members.instant("notAfter");
    ObjectNode sent = members.requiredObject("body", "Equinix's Body fields");
    if (sent != null && subscription != null && resource != null) {
      sent = handles.resolved(sent, origin.sender(), subscription, resource, problems);
    }
    Body body = body(sent, resource, verb, problems);
    Target target = new TargetReader(members, problems).read(verb, body);
    ObjectNode context = members.plainObject("context");
    ObjectNode rest = members.plainObject("rest");
    Reply reply = rules.reply(origin.reply(), problems);
    limits.check(json, bytes, problems);
    if (subscription != null && resource != null && !subscription.canSend(resource)) {
      problems.add("/subscription", "not-allowed", "Name a subscription that can send orders.");
    }
    RestOnly only = rest == null ? RestOnly.NONE : RestOnly.read(rest, "/rest", problems);
    if (body != null && subscription != null) {
      TaskLimits.check(subscription, body, clock.instant(), problems);
    }
    Mapped mapped = mapped(body, only, subscription, problems);
    if (!problems.none()
        || id == null
        || verb == null
        || resource == null
        || subscription == null
        || body == null) {
      return new Invalid(
          id,
          resource == null ? "unknown" : resource.key(),
          true,
          problems.list(),
          asked(json, id, origin));
    }
    return new Valid(
        new NewRequest(
            Ids.next(),
            origin.sender(),
            id,
            digest.of(json),
            subscription.name(),
            verb,
            resource,
            subscription.route(resource),
            target,
            requestorId(body, target),
            body.requestorIdUnique(),
            notAfter,
            JSON.writeValueAsBytes(withReference(body, target)),
            context == null ? null : JSON.writeValueAsBytes(context),
            rest == null ? null : JSON.writeValueAsBytes(rest),
            mapped == null ? notes(rest) : mapped.notes(),
            reply,
            null,
            origin.trace()));
  }

  /**
   * The question whether its id was accepted before. Content that cannot be digested was never
   * accepted; and without a known sender nothing is said about an id.
   */
  private @Nullable Asked asked(ObjectNode json, @Nullable String id, Origin origin) {
    if (id == null || !origin.isNamed()) {
      return null;
    }
    try {
      return new Asked(new Key(origin.sender(), id), digest.of(json));
    } catch (JacksonException e) {
      return null;
    }
  }

  /** The order as it would go by REST; null if it goes another way. */
  private @Nullable Mapped mapped(
      @Nullable Body body, RestOnly rest, @Nullable Subscription subscription, Problems problems) {
    if (body == null || subscription == null || subscription.route(body.resource()) != Route.REST) {
      return null;
    }
    Mapped mapped = RestMapping.of(body, rest, "", accounts.attachments(subscription.name()));
    mapped.problems().forEach(each -> problems.add(each.pointer(), each.code(), each.message()));
    return mapped;
  }

  /** Notes about {@code rest}, because the messaging gateway carries a Body and nothing else. */
  private static List<String> notes(@Nullable ObjectNode rest) {
    return rest == null || rest.isEmpty()
        ? List.of()
        : List.of("rest: not sent, the messaging gateway has no place for it");
  }

  private static <T> @Nullable T oneOf(
      String words,
      Function<String, Optional<T>> of,
      String name,
      RequestFields members,
      Problems problems) {
    String word = members.required(name, words);
    T found = word == null ? null : of.apply(word).orElse(null);
    if (word != null && found == null) {
      problems.add("/" + name, "not-in-list", "Send " + words + ".");
    }
    return found;
  }

  private @Nullable Body body(
      @Nullable ObjectNode body,
      @Nullable Resource resource,
      @Nullable Verb verb,
      Problems problems) {
    return body == null || resource == null || verb == null
        ? null
        : BodyReader.read(resource, verb, body, "/body", clock.instant(), problems);
  }

  private static @Nullable String requestorId(Body body, @Nullable Target target) {
    return target instanceof ByRequestor(String requestorId) ? requestorId : body.requestorId();
  }

  /** Puts the RequestorId into the Body, if it is the only name of the order. */
  private static ObjectNode withReference(Body body, @Nullable Target target) {
    ObjectNode json = body.toJson();
    if (target instanceof ByRequestor(String requestorId)) {
      json.put("RequestorId", requestorId);
    }
    return json;
  }
}
