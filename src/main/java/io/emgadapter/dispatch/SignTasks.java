package io.emgadapter.dispatch;

import io.emgadapter.dispatch.Prepared.Draft;
import io.emgadapter.dispatch.Prepared.Left;
import io.emgadapter.dispatch.Prepared.Ready;
import io.emgadapter.envelope.Signer;
import io.emgadapter.envelope.Task;
import io.emgadapter.envelope.Task.TaskText;
import io.emgadapter.ledger.send.ClaimedTask;
import io.emgadapter.ledger.send.ClaimedTask.SealedText;
import io.emgadapter.work.Failures;
import io.emgadapter.work.LogKey;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Builds and signs Tasks, all cores at once: signing is what costs. */
@Component
class SignTasks {
  private static final Logger LOG = LoggerFactory.getLogger(SignTasks.class);

  private final Clock clock;

  SignTasks(Clock clock) {
    this.clock = clock;
  }

  /** Signs the drafts of a batch; the rest stays as it is. */
  List<Prepared> sign(List<Prepared> prepared) {
    return prepared.parallelStream()
        .map(each -> each instanceof Draft draft ? sign(draft) : each)
        .toList();
  }

  /** Signs one: ready, or left where it cannot be signed. */
  Prepared sign(Draft draft) {
    ClaimedTask task = draft.task();
    String text =
        TaskText.write(
            new Task(
                task.id(),
                draft.subscription().source(),
                task.verb(),
                task.resource(),
                clock.instant(),
                draft.body()));
    Signer signer = draft.subscription().signer();
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return new Ready(task, new SealedText(text, signer == null ? null : signer.sign(bytes)));
    } catch (RuntimeException e) {
      // A provider may be out of reach, as a database may: that must not cost an order.
      LOG.atError()
          .addKeyValue(LogKey.TASK, task.id())
          .log("A Task cannot be signed ({}); it waits and is tried again", Failures.kind(e));
      Failures.debug(LOG, e);
      return new Left(task);
    }
  }
}
