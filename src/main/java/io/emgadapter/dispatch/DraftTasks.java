package io.emgadapter.dispatch;

import io.emgadapter.dispatch.Prepared.Barred;
import io.emgadapter.dispatch.Prepared.Draft;
import io.emgadapter.dispatch.Prepared.Left;
import io.emgadapter.dispatch.Prepared.Ready;
import io.emgadapter.ledger.TaskEnd.Reason;
import io.emgadapter.ledger.send.ClaimedTask;
import io.emgadapter.order.Body;
import io.emgadapter.order.Body.BodyReader;
import io.emgadapter.order.Problems;
import io.emgadapter.order.Verb;
import io.emgadapter.order.WorkVisitCreate;
import io.emgadapter.subscription.Subscription;
import io.emgadapter.subscription.Subscriptions;
import io.emgadapter.work.Failures;
import io.emgadapter.work.LogKey;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the Bodies of claimed Tasks and aims them. The rules that depend on the time are held
 * against each again, because it may have waited.
 */
@Component
class DraftTasks {
  private static final Logger LOG = LoggerFactory.getLogger(DraftTasks.class);
  private static final JsonMapper JSON = new JsonMapper();

  private final Subscriptions subscriptions;
  private final Clock clock;
  private final Set<String> notSetUp = ConcurrentHashMap.newKeySet();

  DraftTasks(Subscriptions subscriptions, Clock clock) {
    this.subscriptions = subscriptions;
    this.clock = clock;
  }

  /** Drafts a batch; what an error of ours hits is barred, the others go on. */
  List<Prepared> of(List<ClaimedTask> claimed) {
    return claimed.parallelStream().map(this::of).toList();
  }

  /** Subscriptions of which a Task came that these settings do not have. */
  Set<String> notSetUp() {
    return Set.copyOf(notSetUp);
  }

  /** Drafts one. */
  Prepared of(ClaimedTask task) {
    Optional<Subscription> subscription = subscriptions.find(task.subscription());
    if (subscription.isEmpty()) {
      if (notSetUp.add(task.subscription())) {
        LOG.atError()
            .addKeyValue(LogKey.SUBSCRIPTION, task.subscription())
            .log("A subscription is not set up; its Tasks wait until the adapter starts with it");
      }
      return new Left(task);
    }
    try {
      return of(task, subscription.get());
    } catch (RuntimeException e) {
      LOG.atError()
          .addKeyValue(LogKey.TASK, task.id())
          .log("A Task cannot be built ({}); it is not sent", Failures.kind(e));
      Failures.debug(LOG, e);
      return new Barred(task, Reason.NOT_BUILT);
    }
  }

  private Prepared of(ClaimedTask task, Subscription subscription) {
    Problems problems = new Problems();
    Body body =
        BodyReader.read(
            task.resource(),
            task.verb(),
            JSON.readTree(task.body()),
            "/body",
            clock.instant(),
            problems);
    if (body == null) {
      return new Barred(task, Reason.RULE_BROKEN, words(problems));
    }
    Body aimed = aimed(body, task);
    if (task.verb() != Verb.CREATE && aimed.servicerId() == null && aimed.requestorId() == null) {
      return new Barred(task, Reason.ORDER_UNKNOWN);
    }
    // What was sealed before and is proven not to have left goes as it was signed.
    return task.sealed() == null
        ? new Draft(task, subscription, aimed)
        : new Ready(task, task.sealed());
  }

  private static String words(Problems problems) {
    return problems.list().stream()
        .map(problem -> problem.pointer() + " " + problem.code() + ": " + problem.message())
        .collect(Collectors.joining(" "));
  }

  private static Body aimed(Body body, ClaimedTask task) {
    if (task.part() != null && body instanceof WorkVisitCreate visit) {
      return visit.at(task.part().locations());
    }
    boolean isChange = task.verb() != Verb.CREATE;
    return isChange && task.servicerId() != null ? body.withServicerId(task.servicerId()) : body;
  }
}
