package io.emgadapter.dispatch;

import io.emgadapter.dispatch.Prepared.Draft;
import io.emgadapter.gateway.Divider.Part;
import io.emgadapter.ledger.send.ClaimedTask;
import io.emgadapter.ledger.send.ClaimedTask.TaskPart;
import io.emgadapter.ledger.send.Divide;
import io.emgadapter.order.WorkVisitCreate;
import io.emgadapter.work.Bells;
import io.emgadapter.work.Durably;
import io.emgadapter.work.Lease;
import io.emgadapter.work.LogKey;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Divides Tasks before they are sealed: the first part goes on, the others are claimed anew. */
@Component
class DivideTasks {
  private static final Logger LOG = LoggerFactory.getLogger(DivideTasks.class);
  private static final JsonMapper JSON = new JsonMapper();

  private final Divide divide;
  private final Bells bells;

  DivideTasks(Divide divide, Bells bells) {
    this.divide = divide;
    this.bells = bells;
  }

  /** Divides what must be divided; a Task that this lease lost meanwhile is left out. */
  List<Prepared> divide(Lease lease, List<Prepared> prepared, Durably durably) {
    List<Divide.Dividing> batch =
        Prepared.only(Draft.class, prepared).stream()
            .filter(draft -> !draft.parts().isEmpty())
            .map(DivideTasks::dividing)
            .toList();
    if (batch.isEmpty()) {
      return prepared;
    }
    Set<UUID> mine = commit(lease, batch, durably);
    bells.tasks().ring();
    return prepared.stream()
        .filter(each -> !isDivided(each) || mine.contains(each.task().id()))
        .map(each -> each instanceof Draft draft && isDivided(draft) ? first(draft) : each)
        .toList();
  }

  private Set<UUID> commit(Lease lease, List<Divide.Dividing> batch, Durably durably) {
    List<Boolean> divided =
        durably.run(
            batch,
            some -> {
              Set<UUID> mine = divide.divide(lease, some);
              return some.stream().map(each -> mine.contains(each.task())).toList();
            },
            DivideTasks::leave);
    return IntStream.range(0, batch.size())
        .filter(divided::get)
        .mapToObj(i -> batch.get(i).task())
        .collect(Collectors.toSet());
  }

  private static Boolean leave(Divide.Dividing task) {
    LOG.atError()
        .addKeyValue(LogKey.TASK, task.task())
        .log("A Task cannot be divided; it is taken up again when its lease ends");
    return false;
  }

  private static boolean isDivided(Prepared each) {
    return each instanceof Draft draft && !draft.parts().isEmpty();
  }

  private static Divide.Dividing dividing(Draft draft) {
    return new Divide.Dividing(
        draft.task().id(),
        draft.task().fence(),
        draft.parts().stream().map(DivideTasks::part).toList());
  }

  private static TaskPart part(Part part) {
    return new TaskPart(part.locations(), JSON.writeValueAsBytes(part.accountNumbers()));
  }

  /** The {@code rest} object of a Task: its request's, with the account numbers of its part. */
  static @Nullable String rest(ClaimedTask task) {
    TaskPart part = task.part();
    String sent = task.restText();
    if (part == null) {
      return sent;
    }
    ObjectNode rest = sent == null ? JSON.createObjectNode() : JSON.readTree(sent).asObject();
    rest.set("accountNumbers", JSON.readTree(part.accountNumbers()));
    return rest.toString();
  }

  private static Draft first(Draft draft) {
    TaskPart part = part(draft.parts().getFirst());
    WorkVisitCreate visit = (WorkVisitCreate) draft.body();
    return new Draft(draft.task().of(part), draft.subscription(), visit.at(part.locations()));
  }
}
