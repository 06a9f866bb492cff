package io.emgadapter.dispatch;

import io.emgadapter.gateway.Gateway.Outcome;
import io.emgadapter.gateway.Gateway.Outcome.Answered;
import io.emgadapter.gateway.Gateway.Outcome.HalfSent;
import io.emgadapter.gateway.Gateway.Outcome.NotSent;
import io.emgadapter.gateway.Gateway.Outcome.Refused;
import io.emgadapter.gateway.Gateway.Outcome.Sent;
import io.emgadapter.gateway.Gateway.Outcome.Unknown;
import io.emgadapter.ledger.Deadlines;
import io.emgadapter.ledger.TaskState;
import io.emgadapter.ledger.end.Answers;
import io.emgadapter.ledger.send.ClaimedTask;
import io.emgadapter.ledger.send.RecordSending;
import io.emgadapter.ledger.send.RecordSending.Move;
import io.emgadapter.ledger.send.RecordSending.Refusal;
import io.emgadapter.ledger.send.RecordSending.Result;
import io.emgadapter.order.Answer;
import io.emgadapter.work.Durably;
import io.emgadapter.work.LogKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Puts what became of a batch into the ledger: answers apart, because they end Tasks. */
@Component
class RecordOutcomes {
  private static final Logger LOG = LoggerFactory.getLogger(RecordOutcomes.class);

  /** Nothing showed of the first send when this one went; now something may. */
  private static final String FIRST_OPEN =
      "Refused with 400 when it was sent again: the first send may have taken its reference.";

  private final RecordSending recordSending;
  private final Answers answers;
  private final Deadlines deadlines;

  RecordOutcomes(RecordSending recordSending, Answers answers, Deadlines deadlines) {
    this.recordSending = recordSending;
    this.answers = answers;
    this.deadlines = deadlines;
  }

  void record(Durably durably, List<Recorded> batch) {
    List<Result> results = new ArrayList<>();
    Map<String, List<Answer>> answered = new HashMap<>();
    for (Recorded task : batch) {
      switch (task.outcome()) {
        case Sent() -> results.add(move(task, TaskState.SENT, deadlines.answer(), null));
        case NotSent(var reason, var retryAfter) ->
            results.add(move(task, TaskState.READY, retryAfter, reason));
        case HalfSent(var reason, var retryAfter) ->
            results.add(Move.doubted(task.task(), task.fence(), retryAfter, reason));
        case Unknown(var cause) ->
            results.add(move(task, TaskState.UNKNOWN, deadlines.looks().first(), cause));
        case Refused(var problem) -> results.add(new Refusal(task.task(), task.fence(), problem));
        case Answered(var answer) when task.doubted() && answer.leavesFirstOpen() ->
            results.add(move(task, TaskState.UNKNOWN, deadlines.looks().first(), FIRST_OPEN));
        case Answered(var answer) ->
            answered.computeIfAbsent(task.subscription(), _ -> new ArrayList<>()).add(answer);
      }
    }
    answered.forEach((subscription, given) -> answers.apply(durably, subscription, given));
    durably.each(results, recordSending::record, RecordOutcomes::leave);
  }

  /** Its lease ends, and then it is UNKNOWN. */
  private static void leave(Result result) {
    LOG.atError()
        .addKeyValue(LogKey.TASK, result.task())
        .log("What became of a Task cannot be recorded; it becomes UNKNOWN when its lease ends");
  }

  private static Move move(
      Recorded task, TaskState state, Duration dueIn, @Nullable String reason) {
    return new Move(task.task(), task.fence(), state, dueIn, reason);
  }

  /**
   * What became of a Task that was sent, or was to be.
   *
   * @param fence under which it was sealed
   * @param doubted whether an earlier send may have reached Equinix
   */
  record Recorded(UUID task, int fence, String subscription, boolean doubted, Outcome outcome) {
    private static final Duration SOON = Duration.ofSeconds(1);

    static Recorded of(ClaimedTask task, Outcome outcome) {
      return new Recorded(task.id(), task.fence(), task.subscription(), task.doubted(), outcome);
    }

    /** The outcome of each Task, in the same order. */
    static List<Recorded> of(List<ClaimedTask> tasks, List<Outcome> outcomes) {
      return IntStream.range(0, tasks.size())
          .mapToObj(i -> of(tasks.get(i), outcomes.get(i)))
          .toList();
    }

    /** Of Tasks that were not handed to their gateway. */
    static List<Recorded> unsent(List<ClaimedTask> tasks, String why) {
      return tasks.stream().map(task -> of(task, new NotSent(why, SOON))).toList();
    }

    boolean isSent() {
      return outcome instanceof Outcome.Sent;
    }
  }
}
