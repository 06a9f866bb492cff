package io.emgadapter.follow;

import io.emgadapter.answer.Answers;
import io.emgadapter.follow.NextStep.Decided;
import io.emgadapter.follow.NextStep.GiveUp;
import io.emgadapter.follow.NextStep.LookAgain;
import io.emgadapter.gateway.Lookup;
import io.emgadapter.ledger.ApplyAnswers.Applied;
import io.emgadapter.ledger.Bells;
import io.emgadapter.ledger.ClaimedLookup;
import io.emgadapter.ledger.Deadlines;
import io.emgadapter.ledger.Durably;
import io.emgadapter.ledger.GiveUpLookups;
import io.emgadapter.ledger.GiveUpLookups.Undecided;
import io.emgadapter.ledger.PutOffLookups;
import io.emgadapter.ledger.PutOffLookups.PutOff;
import io.emgadapter.ledger.SendAgain;
import io.emgadapter.ledger.SendAgain.Lost;
import io.emgadapter.order.Answer;
import io.emgadapter.order.Verb;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Puts into the ledger what follows from a look. */
@Component
class RecordLooks {
  private static final Logger LOG = LoggerFactory.getLogger(RecordLooks.class);

  private final Answers answers;
  private final PutOffLookups putOffLookups;
  private final SendAgain sendAgain;
  private final GiveUpLookups giveUpLookups;
  private final LookSettings settings;
  private final Deadlines deadlines;
  private final Bells bells;

  RecordLooks(
      Answers answers,
      PutOffLookups putOffLookups,
      SendAgain sendAgain,
      GiveUpLookups giveUpLookups,
      LookSettings settings,
      Deadlines deadlines,
      Bells bells) {
    this.answers = answers;
    this.putOffLookups = putOffLookups;
    this.sendAgain = sendAgain;
    this.giveUpLookups = giveUpLookups;
    this.settings = settings;
    this.deadlines = deadlines;
    this.bells = bells;
  }

  void record(Durably durably, ClaimedLookup task, Lookup seen) {
    switch (NextStep.after(seen, task.looks(), deadlines.looks())) {
      case Decided(var answer) -> answer(durably, task, answer);
      case LookAgain(var looks, var dueIn, var cause) ->
          durably.untilUp(() -> {
            PutOff again = new PutOff(task.id(), task.fence(), looks, dueIn, cause);
            putOffLookups.putOff(List.of(again));
            return again;
          });
      case GiveUp(var cause, var nothingSeen) -> {
        if (!nothingSeen || !isSentAgain(durably, task)) {
          giveUp(durably, task, cause);
        }
        bells.ring();
      }
    }
  }

  private void answer(Durably durably, ClaimedLookup task, Answer answer) {
    List<Applied> applied = answers.apply(durably, task.subscription(), List.of(answer));
    if (applied.contains(Applied.NOT_STORABLE)) {
      giveUp(durably, task, "It is there, but the ledger cannot hold what Equinix says of it.");
      bells.ring();
    }
  }

  private boolean isSentAgain(Durably durably, ClaimedLookup task) {
    boolean sent =
        task.verb() == Verb.CREATE
            && settings.sendsAgain(task.subscription(), task.route())
            && !durably
                .untilUp(() -> sendAgain.sendAgain(List.of(new Lost(task.id(), task.fence()))))
                .isEmpty();
    if (sent) {
      LOG.warn("Nothing shows whether Task {} reached Equinix; it is sent again", task.id());
    }
    return sent;
  }

  private void giveUp(Durably durably, ClaimedLookup task, String cause) {
    durably.untilUp(() -> {
      Undecided undecided = new Undecided(task.id(), task.fence(), cause);
      giveUpLookups.giveUp(List.of(undecided));
      return undecided;
    });
    LOG.warn("Nothing shows whether Task {} reached Equinix; it is parked", task.id());
  }
}
