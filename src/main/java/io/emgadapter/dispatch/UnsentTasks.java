package io.emgadapter.dispatch;

import io.emgadapter.dispatch.Prepared.Barred;
import io.emgadapter.dispatch.Prepared.Early;
import io.emgadapter.dispatch.Prepared.Unfit;
import io.emgadapter.ledger.send.ClaimedTask;
import io.emgadapter.ledger.send.RecordUnsent;
import io.emgadapter.ledger.send.RecordUnsent.Unsent;
import io.emgadapter.work.Durably;
import io.emgadapter.work.Lease;
import io.emgadapter.work.LogKey;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Ends what must not go and what can never go, and gives back what cannot go yet. */
@Component
class UnsentTasks {
  private static final Logger LOG = LoggerFactory.getLogger(UnsentTasks.class);

  private final RecordUnsent unsent;

  UnsentTasks(RecordUnsent unsent) {
    this.unsent = unsent;
  }

  void keep(Lease lease, List<Prepared> prepared, Durably durably) {
    end(
        Prepared.only(Barred.class, prepared).stream()
            .map(each -> new Unsent(each.task().id(), each.reason(), each.detail()))
            .toList(),
        durably);
    run(
        durably,
        Prepared.only(Unfit.class, prepared).stream().map(UnsentTasks::unfit).toList(),
        batch -> unsent.refuse(lease, batch),
        RecordUnsent.Unfit::task);
    run(
        durably,
        Prepared.only(Early.class, prepared).stream().map(UnsentTasks::early).toList(),
        batch -> unsent.putBack(lease, batch),
        RecordUnsent.Early::task);
  }

  void end(List<Unsent> tasks, Durably durably) {
    run(durably, tasks, unsent::end, Unsent::task);
  }

  private static RecordUnsent.Unfit unfit(Unfit unfit) {
    ClaimedTask task = unfit.task();
    return new RecordUnsent.Unfit(task.id(), task.fence(), unfit.problem());
  }

  private static RecordUnsent.Early early(Early early) {
    ClaimedTask task = early.task();
    return new RecordUnsent.Early(task.id(), task.fence(), early.dueIn(), early.reason());
  }

  private static <T> void run(
      Durably durably, List<T> batch, Consumer<List<T>> transaction, Function<T, UUID> task) {
    durably.each(
        batch,
        transaction,
        item ->
            LOG.atError()
                .addKeyValue(LogKey.TASK, task.apply(item))
                .log("A Task cannot be put back; it is taken up again when its lease ends"));
  }
}
