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
import io.emgadapter.order.Target;
import io.emgadapter.order.Target.ByRequestor;
import io.emgadapter.order.Verb;
import io.emgadapter.request.SizeLimits.TaskMeasures;
import io.emgadapter.request.WorkRequest.Invalid;
import io.emgadapter.request.WorkRequest.Valid;
import io.emgadapter.subscription.Subscription;
import io.emgadapter.subscription.SubscriptionSettings.EmgSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a work request from bytes: everything that can be wrong with it is found at once, without
 * asking the ledger. RequestFields that it does not know are ignored, for senders newer than this
 * adapter.
 */
final class RequestReader {
  private static final JsonMapper JSON = new JsonMapper();

  private final SenderRules rules;
  private final ContentDigest digest;
  private final SizeLimits measures;
  private final EmgSettings accounts;
  private final Clock clock;

  RequestReader(
      SenderRules rules,
      ContentDigest digest,
      SizeLimits measures,
      EmgSettings accounts,
      Clock clock) {
    this.rules = rules;
    this.digest = digest;
    this.measures = measures;
    this.accounts = accounts;
    this.clock = clock;
  }

  /** Who brought a message of the queue. */
  Origin envoy(@Nullable String userId, Reply reply) {
    return rules.envoy(userId, reply);
  }

  /** Whom a rejection is told: a queue that may not be named gets none. */
  Origin heard(Origin envoy) {
    return new Origin(envoy.sender(), envoy.grant(), rules.reply(envoy.reply(), new Problems()));
  }

  WorkRequest read(byte[] bytes, Origin envoy) {
    StrictJson.Read read = StrictJson.read(bytes);
    ObjectNode json = read.object();
    return json == null ? unreadable(read.problem()) : read(json, bytes.length, envoy);
  }

  private static Invalid unreadable(@Nullable Problem problem) {
    return new Invalid(null, "unknown", false, problem == null ? List.of() : List.of(problem));
  }

  private WorkRequest read(ObjectNode json, int bytes, Origin envoy) {
    Problems problems = new Problems();
    RequestFields members = new RequestFields(json, problems);
    String id = members.required("id", "an id of your own; sent again it is never ordered twice");
    Verb verb = verb(members, problems);
    Resource resource = resource(members, problems);
    Subscription subscription = rules.subscription(members, envoy.grant(), problems);
    Instant notAfter = members.instant("notAfter");
    Body body = body(members, resource, verb, problems);
    Target target = new TargetReader(members, problems).read(verb, body);
    ObjectNode context = members.plainObject("context");
    ObjectNode rest = members.plainObject("rest");
    Reply reply = rules.reply(envoy.reply(), problems);
    measures.check(json, bytes, problems);
    if (subscription != null && resource != null && !subscription.canSend(resource)) {
      problems.add("/subscription", "not-allowed", "Name a subscription that can send orders.");
    }
    RestOnly only = rest == null ? RestOnly.NONE : RestOnly.read(rest, "/rest", problems);
    if (body != null && subscription != null) {
      TaskMeasures.check(subscription, body, clock.instant(), problems);
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
          asked(json, id, envoy));
    }
    return new Valid(
        new NewRequest(
            Ids.next(),
            envoy.sender(),
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
            reply));
  }

  /**
   * What asks for its id. Content that cannot be digested was never accepted, and nobody hears what
   * became of an id without saying who asks.
   */
  private @Nullable Asked asked(ObjectNode json, @Nullable String id, Origin envoy) {
    if (id == null || !envoy.isNamed()) {
      return null;
    }
    try {
      return new Asked(new Key(envoy.sender(), id), digest.of(json));
    } catch (JacksonException e) {
      return null;
    }
  }

  /** The order as it would go by REST; null where it goes another way. */
  private @Nullable Mapped mapped(
      @Nullable Body body, RestOnly rest, @Nullable Subscription subscription, Problems problems) {
    if (body == null
        || subscription == null
        || !subscription.route(body.resource()).equals(Subscription.REST)) {
      return null;
    }
    Mapped mapped = RestMapping.of(body, rest, "", accounts.attachments(subscription.name()));
    mapped.problems().forEach(each -> problems.add(each.pointer(), each.code(), each.message()));
    return mapped;
  }

  /** The messaging gateway carries a Body and nothing else. */
  private static List<String> notes(@Nullable ObjectNode rest) {
    return rest == null || rest.isEmpty()
        ? List.of()
        : List.of("rest: not sent, the messaging gateway has no place for it");
  }

  private static @Nullable Verb verb(RequestFields members, Problems problems) {
    String word = members.required("verb", "Create, Update or Cancel");
    Verb verb = word == null ? null : Verb.of(word).orElse(null);
    if (word != null && verb == null) {
      problems.add("/verb", "not-in-list", "Send Create, Update or Cancel.");
    }
    return verb;
  }

  private static @Nullable Resource resource(RequestFields members, Problems problems) {
    String word = members.required("resource", "SmartHands or WorkVisit");
    Resource resource = word == null ? null : Resource.of(word).orElse(null);
    if (word != null && resource == null) {
      problems.add("/resource", "not-in-list", "Send SmartHands or WorkVisit.");
    }
    return resource;
  }

  private @Nullable Body body(
      RequestFields members, @Nullable Resource resource, @Nullable Verb verb, Problems problems) {
    ObjectNode body = members.requiredObject("body", "Equinix's Body fields");
    return body == null || resource == null || verb == null
        ? null
        : BodyReader.read(resource, verb, body, "/body", clock.instant(), problems);
  }

  private static @Nullable String requestorId(Body body, @Nullable Target target) {
    return target instanceof ByRequestor(String requestorId) ? requestorId : body.requestorId();
  }

  /** An order that is named by its RequestorId alone goes to Equinix by that. */
  private static ObjectNode withReference(Body body, @Nullable Target target) {
    ObjectNode json = body.toJson();
    if (target instanceof ByRequestor(String requestorId)) {
      json.put("RequestorId", requestorId);
    }
    return json;
  }
}
