package io.emgadapter.follow;

import io.emgadapter.follow.NextStep.Decided;
import io.emgadapter.follow.NextStep.GiveUp;
import io.emgadapter.follow.NextStep.LookAgain;
import io.emgadapter.gateway.Gateway.Lookup;
import io.emgadapter.ledger.Deadlines;
import io.emgadapter.ledger.end.Answers;
import io.emgadapter.ledger.end.ApplyAnswers.Applied;
import io.emgadapter.ledger.lookup.ClaimLookups.ClaimedLookup;
import io.emgadapter.ledger.lookup.GiveUpLookups;
import io.emgadapter.ledger.lookup.GiveUpLookups.Undecided;
import io.emgadapter.ledger.lookup.PutOffLookups;
import io.emgadapter.ledger.lookup.PutOffLookups.PutOff;
import io.emgadapter.ledger.lookup.SendAgain;
import io.emgadapter.ledger.lookup.SendAgain.Lost;
import io.emgadapter.order.Answer;
import io.emgadapter.order.Verb;
import io.emgadapter.subscription.SubscriptionSettings.EmgSettings;
import io.emgadapter.work.Bells;
import io.emgadapter.work.Durably;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Records in the ledger what follows from a look-up. */
@Component
class RecordLooks {
  private final UndecidedLog undecided = new UndecidedLog(Duration.ofMinutes(1));
  private final Answers answers;
  private final PutOffLookups putOffLookups;
  private final SendAgain sendAgain;
  private final GiveUpLookups giveUpLookups;
  private final EmgSettings settings;
  private final Deadlines deadlines;
  private final Bells bells;

  RecordLooks(
      Answers answers,
      PutOffLookups putOffLookups,
      SendAgain sendAgain,
      GiveUpLookups giveUpLookups,
      EmgSettings settings,
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

  /** Logs what nobody could decide; to be called again and again. */
  void tell() {
    undecided.tell();
  }

  void record(Durably durably, ClaimedLookup task, Lookup seen) {
    switch (NextStep.after(seen, task.looks(), deadlines.looks())) {
      case Decided(var answer) -> answer(durably, task, answer);
      case LookAgain(var looks, var dueIn, var cause) ->
          durably.untilDone(() ->
              putOffLookups.putOff(
                  List.of(new PutOff(task.id(), task.fence(), looks, dueIn, cause))));
      case GiveUp(var cause, var nothingSeen) -> {
        if (!nothingSeen || !isSentAgain(durably, task)) {
          giveUp(durably, task, cause);
        }
        bells.tasks().ring();
      }
    }
  }

  private void answer(Durably durably, ClaimedLookup task, Answer answer) {
    List<Applied> applied = answers.apply(durably, task.subscription(), List.of(answer));
    if (applied.contains(Applied.NOT_STORABLE)) {
      giveUp(durably, task, "It is there, but the ledger cannot hold what Equinix says of it.");
      bells.tasks().ring();
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
      undecided.sentAgain(task.id());
    }
    return sent;
  }

  private void giveUp(Durably durably, ClaimedLookup task, String cause) {
    durably.untilDone(
        () -> giveUpLookups.giveUp(List.of(new Undecided(task.id(), task.fence(), cause))));
    undecided.parked(task.id());
  }
}
