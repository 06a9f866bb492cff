package io.emgadapter.dispatch;

import io.emgadapter.dispatch.Prepared.Barred;
import io.emgadapter.dispatch.Prepared.Left;
import io.emgadapter.dispatch.Prepared.Ready;
import io.emgadapter.envelope.EnvelopeSize;
import io.emgadapter.envelope.Signer;
import io.emgadapter.envelope.Task;
import io.emgadapter.envelope.TaskText;
import io.emgadapter.ledger.ClaimedTask;
import io.emgadapter.ledger.ClaimedTask.SealedText;
import io.emgadapter.ledger.Reason;
import io.emgadapter.order.Body;
import io.emgadapter.order.BodyReader;
import io.emgadapter.order.Problems;
import io.emgadapter.order.Verb;
import io.emgadapter.subscription.Subscription;
import io.emgadapter.subscription.Subscriptions;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Builds and signs Tasks, all cores at once: signing is what costs. The rules that depend on the
 * time are held against each Body again, because it may have waited.
 */
@Component
class Preparer {
  private static final Logger LOG = LoggerFactory.getLogger(Preparer.class);
  private static final JsonMapper JSON = new JsonMapper();

  private final Subscriptions subscriptions;
  private final Clock clock;

  Preparer(Subscriptions subscriptions, Clock clock) {
    this.subscriptions = subscriptions;
    this.clock = clock;
  }

  /** Prepares a batch; what an error of ours hits is barred, the others go on. */
  List<Prepared> prepare(List<ClaimedTask> claimed) {
    return claimed.parallelStream().map(this::prepare).toList();
  }

  private Prepared prepare(ClaimedTask task) {
    if (task.tooLate()) {
      return new Barred(task, Reason.TOO_LATE);
    }
    if (task.sealed() != null) {
      return new Ready(task, task.sealed());
    }
    Optional<Subscription> subscription = subscriptions.find(task.subscription());
    if (subscription.isEmpty()) {
      LOG.error("Task {} waits: its subscription {} is not set up", task.id(), task.subscription());
      return new Left(task);
    }
    try {
      return build(task, subscription.get());
    } catch (RuntimeException e) {
      LOG.error("Task {} cannot be built ({}); it is not sent", task.id(), e.getClass().getName());
      return new Barred(task, Reason.NOT_BUILT);
    }
  }

  private Prepared build(ClaimedTask task, Subscription subscription) {
    Instant now = clock.instant();
    Problems problems = new Problems();
    Body body =
        BodyReader.read(
            task.resource(), task.verb(), JSON.readTree(task.body()), "/body", now, problems);
    if (body == null) {
      LOG.info("Task {} breaks a rule by now: {}", task.id(), problems.list().getFirst().code());
      return new Barred(task, Reason.RULE_BROKEN);
    }
    Body aimed = aimed(body, task);
    if (task.verb() != Verb.CREATE && aimed.servicerId() == null && aimed.requestorId() == null) {
      return new Barred(task, Reason.ORDER_UNKNOWN);
    }
    String text =
        TaskText.write(
            new Task(task.id(), subscription.source(), task.verb(), task.resource(), now, aimed));
    Signer signer = subscription.signer();
    if (task.route().equals("emg") && !fits(subscription, text)) {
      return new Barred(task, Reason.TASK_TOO_LARGE);
    }
    String signature = signer == null ? null : signer.sign(text.getBytes(StandardCharsets.UTF_8));
    return new Ready(task, new SealedText(text, signature));
  }

  /**
   * It did when it came in, but the settings may be others now, and the order's number is in it.
   */
  private static boolean fits(Subscription subscription, String text) {
    Signer signer = subscription.signer();
    return EnvelopeSize.fits(
        text,
        signer == null ? 0 : signer.signatureLength(),
        subscription.taskForm(),
        subscription.maxTaskBytes());
  }

  private static Body aimed(Body body, ClaimedTask task) {
    boolean isChange = task.verb() != Verb.CREATE;
    return isChange && task.servicerId() != null ? body.withServicerId(task.servicerId()) : body;
  }
}
