package io.emgadapter.request;

import io.emgadapter.envelope.EnvelopeWriter.EnvelopeSize;
import io.emgadapter.envelope.Signer;
import io.emgadapter.envelope.Task;
import io.emgadapter.envelope.Task.TaskText;
import io.emgadapter.ledger.Ids;
import io.emgadapter.order.Body;
import io.emgadapter.order.Problems;
import io.emgadapter.order.Problems.Problem;
import io.emgadapter.order.Route;
import io.emgadapter.order.StorableText;
import io.emgadapter.order.Verb;
import io.emgadapter.subscription.Subscription;
import java.time.Instant;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks what holds for a work request as a whole, whatever its members are. */
final class SizeLimits {
  /** Of the sender's own {@code context}, as compact JSON: it travels with every event. */
  static final int MOST_CONTEXT_BYTES = 16 * 1024;

  /** These have rules of their own about their texts. */
  private static final Set<String> READ =
      Set.of("id", "verb", "resource", "subscription", "notAfter", "body", "context", "rest");

  private final int maxBytes;

  /**
   * @param maxBytes of a request without inline attachments; the doors look at the other limit
   */
  SizeLimits(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  void check(ObjectNode request, int bytes, Problems problems) {
    checkTexts(request, problems);
    checkContext(request.path("context"), problems);
    if (bytes > maxBytes && !hasInlineData(request)) {
      Problem large = Limits.tooLarge(maxBytes);
      problems.add(large.pointer(), large.code(), large.message());
    }
  }

  /** Members that are not read are digested too, as UTF-8. */
  private static void checkTexts(ObjectNode request, Problems problems) {
    request.forEachEntry((name, value) -> {
      if (!READ.contains(name) && !(StorableText.isWhole(name) && isWhole(value))) {
        problems.add(
            name.equals("order") ? "/order" : "",
            "not-text",
            "Send names and texts without half surrogate pairs.");
      }
    });
  }

  private static void checkContext(JsonNode context, Problems problems) {
    if (context.isObject() && isWhole(context) && sizeOf(context) > MOST_CONTEXT_BYTES) {
      problems.add(
          "/context",
          Limits.TOO_LARGE,
          "Send at most " + MOST_CONTEXT_BYTES + " bytes of context.");
    }
  }

  private static int sizeOf(JsonNode node) {
    return StrictJson.bytes(node).length;
  }

  private static boolean hasInlineData(ObjectNode request) {
    return request
        .path("body")
        .path("Attachments")
        .valueStream()
        .anyMatch(file -> file.path("Data").isString());
  }

  private static boolean isWhole(JsonNode node) {
    return StorableText.everyText(node, StorableText::isWhole);
  }

  /** Limits of a message apart from its JSON. */
  static final class Limits {
    /** The code of a problem of size. */
    static final String TOO_LARGE = "too-large";

    private Limits() {}

    static Problem tooLarge(int maxBytes) {
      return new Problem("", TOO_LARGE, "Send at most " + maxBytes + " bytes.");
    }

    static Problem unreadable() {
      return new Problem("", "unreadable", "Tell the operator of this adapter; its log says more.");
    }
  }

  /** Limits of the Task of a request, by the settings of its subscription. */
  static final class TaskLimits {
    /** Stands in for the number of an order that is not known yet; Equinix's are shorter. */
    private static final String ORDER = "1-" + "0".repeat(30);

    private TaskLimits() {}

    static void check(Subscription subscription, Body body, Instant now, Problems problems) {
      checkInlineData(subscription, body.toJson().path("Attachments"), problems);
      if (subscription.route(body.resource()) == Route.EMG && !fits(subscription, body, now)) {
        problems.add(
            "/body",
            "task-too-large",
            "Send less: the queue to Equinix carries messages of at most "
                + subscription.maxTaskBytes()
                + " bytes; files can go by Url.");
      }
    }

    private static void checkInlineData(
        Subscription subscription, JsonNode attachments, Problems problems) {
      for (int i = 0; i < attachments.size() && !subscription.inlineAttachments(); i++) {
        if (attachments.get(i).has("Data")) {
          problems.add(
              "/body/Attachments/" + i + "/Data",
              "not-allowed",
              "Send Url or Id; this subscription takes no files inline.");
        }
      }
    }

    /** The Task as it would be sealed, apart from what its signature and its block say. */
    private static boolean fits(Subscription subscription, Body body, Instant now) {
      Body aimed =
          body.verb() == Verb.CREATE || body.servicerId() != null
              ? body
              : body.withServicerId(ORDER);
      String text =
          TaskText.write(
              new Task(
                  Ids.next(), subscription.source(), body.verb(), body.resource(), now, aimed));
      Signer signer = subscription.signer();
      return EnvelopeSize.fits(
          text,
          (signer == null ? 0 : signer.signatureLength()) + subscription.login().mostBytes(),
          subscription.taskForm(),
          subscription.maxTaskBytes());
    }
  }
}
