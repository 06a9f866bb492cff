package io.emgadapter.dispatch;

import io.emgadapter.answer.Answers;
import io.emgadapter.gateway.Outcome;
import io.emgadapter.gateway.Outcome.Answered;
import io.emgadapter.gateway.Outcome.NotSent;
import io.emgadapter.gateway.Outcome.Refused;
import io.emgadapter.gateway.Outcome.Sent;
import io.emgadapter.gateway.Outcome.Unknown;
import io.emgadapter.ledger.ClaimedTask;
import io.emgadapter.ledger.Deadlines;
import io.emgadapter.ledger.Durably;
import io.emgadapter.ledger.RecordSending;
import io.emgadapter.ledger.RecordSending.Move;
import io.emgadapter.ledger.RecordSending.Refusal;
import io.emgadapter.ledger.TaskState;
import io.emgadapter.order.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts what became of a batch into the ledger: answers apart, because they end Tasks. */
@Component
class RecordOutcomes {
  private final RecordSending recordSending;
  private final Answers answers;
  private final Deadlines deadlines;

  RecordOutcomes(RecordSending recordSending, Answers answers, Deadlines deadlines) {
    this.recordSending = recordSending;
    this.answers = answers;
    this.deadlines = deadlines;
  }

  void record(
      Durably durably, String subscription, List<ClaimedTask> tasks, List<Outcome> outcomes) {
    List<Move> moves = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    List<Answer> answered = new ArrayList<>();
    for (int i = 0; i < tasks.size(); i++) {
      ClaimedTask task = tasks.get(i);
      switch (outcomes.get(i)) {
        case Sent() -> moves.add(move(task, TaskState.SENT, deadlines.answer(), null));
        case NotSent(var reason, var retryAfter) ->
            moves.add(move(task, TaskState.READY, retryAfter, reason));
        case Unknown(var cause) ->
            moves.add(move(task, TaskState.UNKNOWN, deadlines.undecided(), cause));
        case Refused(var problem) -> refusals.add(new Refusal(task.id(), task.fence(), problem));
        case Answered(var answer) -> answered.add(answer);
      }
    }
    durably.untilUp(() -> {
      recordSending.record(moves, refusals);
      return true;
    });
    answers.apply(durably, subscription, answered);
  }

  private static Move move(
      ClaimedTask task, TaskState state, Duration dueIn, @Nullable String reason) {
    return new Move(task.id(), task.fence(), state, dueIn, reason);
  }
}
