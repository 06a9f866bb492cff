package io.emgadapter.dispatch;

import io.emgadapter.dispatch.Prepared.Barred;
import io.emgadapter.dispatch.Prepared.Left;
import io.emgadapter.dispatch.Prepared.Ready;
import io.emgadapter.envelope.Signer;
import io.emgadapter.envelope.Task;
import io.emgadapter.envelope.TaskText;
import io.emgadapter.ledger.ClaimedTask;
import io.emgadapter.ledger.ClaimedTask.SealedText;
import io.emgadapter.ledger.Failures;
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
import java.util.stream.Collectors;
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
    Optional<Subscription> subscription = subscriptions.find(task.subscription());
    if (subscription.isEmpty()) {
      LOG.error("Task {} waits: its subscription {} is not set up", task.id(), task.subscription());
      return new Left(task);
    }
    try {
      return build(task, subscription.get());
    } catch (RuntimeException e) {
      LOG.error("Task {} cannot be built ({}); it is not sent", task.id(), Failures.kind(e));
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
      return new Barred(task, Reason.RULE_BROKEN, words(problems));
    }
    Body aimed = aimed(body, task);
    if (task.verb() != Verb.CREATE && aimed.servicerId() == null && aimed.requestorId() == null) {
      return new Barred(task, Reason.ORDER_UNKNOWN);
    }
    // What was sealed before and is proven not to have left goes as it was signed.
    return task.sealed() == null
        ? sign(task, subscription, aimed, now)
        : new Ready(task, task.sealed());
  }

  private static Prepared sign(
      ClaimedTask task, Subscription subscription, Body body, Instant now) {
    String source = subscription.source();
    String text =
        TaskText.write(new Task(task.id(), source, task.verb(), task.resource(), now, body));
    Signer signer = subscription.signer();
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return new Ready(task, new SealedText(text, signer == null ? null : signer.sign(bytes)));
    } catch (RuntimeException e) {
      // A provider may be out of reach, as a database may: that must not cost an order.
      LOG.error("Task {} cannot be signed ({}); it waits", task.id(), Failures.kind(e));
      return new Left(task);
    }
  }

  private static String words(Problems problems) {
    return problems.list().stream()
        .map(problem -> problem.pointer() + " " + problem.code() + ": " + problem.message())
        .collect(Collectors.joining(" "));
  }

  private static Body aimed(Body body, ClaimedTask task) {
    boolean isChange = task.verb() != Verb.CREATE;
    return isChange && task.servicerId() != null ? body.withServicerId(task.servicerId()) : body;
  }
}
