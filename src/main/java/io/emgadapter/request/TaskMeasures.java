package io.emgadapter.request;

import io.emgadapter.envelope.EnvelopeSize;
import io.emgadapter.envelope.Signer;
import io.emgadapter.envelope.Task;
import io.emgadapter.envelope.TaskText;
import io.emgadapter.ledger.Ids;
import io.emgadapter.order.Body;
import io.emgadapter.order.Problems;
import io.emgadapter.order.Verb;
import io.emgadapter.subscription.Subscription;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** What the Task of a request may be, by the settings of its subscription. */
final class TaskMeasures {
  /** Stands in for the number of an order that is not known yet; Equinix's are shorter. */
  private static final String ORDER = "1-" + "0".repeat(30);

  private TaskMeasures() {}

  static void check(Subscription subscription, Body body, Instant now, Problems problems) {
    checkInlineData(subscription, body.toJson().path("Attachments"), problems);
    if (subscription.route(body.resource()).equals("emg") && !fits(subscription, body, now)) {
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

  /** The Task as it would be sealed, but for the bytes of its signature. */
  private static boolean fits(Subscription subscription, Body body, Instant now) {
    Body aimed =
        body.verb() == Verb.CREATE || body.servicerId() != null ? body : body.withServicerId(ORDER);
    String text =
        TaskText.write(
            new Task(Ids.next(), subscription.source(), body.verb(), body.resource(), now, aimed));
    Signer signer = subscription.signer();
    return EnvelopeSize.fits(
        text,
        signer == null ? 0 : signer.signatureLength(),
        subscription.taskForm(),
        subscription.maxTaskBytes());
  }
}
