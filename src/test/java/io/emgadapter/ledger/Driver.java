package io.emgadapter.ledger;

import io.emgadapter.ledger.accept.Accept;
import io.emgadapter.ledger.accept.Acceptance;
import io.emgadapter.ledger.end.ApplyAnswers;
import io.emgadapter.ledger.end.ApplyAnswers.Applied;
import io.emgadapter.ledger.end.PassDeadlines;
import io.emgadapter.ledger.lookup.ClaimLookups;
import io.emgadapter.ledger.lookup.ClaimLookups.ClaimedLookup;
import io.emgadapter.ledger.lookup.GiveUpLookups;
import io.emgadapter.ledger.lookup.SendAgain;
import io.emgadapter.ledger.send.Claim;
import io.emgadapter.ledger.send.Claim.ClaimLimits;
import io.emgadapter.ledger.send.ClaimedTask;
import io.emgadapter.ledger.send.ClaimedTask.SealedText;
import io.emgadapter.ledger.send.RecordSending;
import io.emgadapter.ledger.send.RecordSending.Move;
import io.emgadapter.ledger.send.RecordSending.Result;
import io.emgadapter.ledger.send.Seal;
import io.emgadapter.ledger.send.Seal.Sealing;
import io.emgadapter.order.Answer;
import io.emgadapter.order.Route;
import io.emgadapter.work.Lease;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Drives the ledger through a Task's life as dispatch, receive and relay do. */
public final class Driver {
  public static final Lease LEASE = new Lease("one", Duration.ofSeconds(60));

  private final TestLedger ledger;

  public Driver(TestLedger ledger) {
    this.ledger = ledger;
  }

  public List<Acceptance> accept(NewRequest... requests) {
    return ledger.the(Accept.class).accept(Arrays.asList(requests));
  }

  public List<ClaimedTask> claim() {
    return ledger.the(Claim.class).claim(LEASE, Route.EMG, ClaimLimits.of(Set.of(), 1000));
  }

  /** Leases what is too late to be sent. */
  public List<UUID> claimLate() {
    return ledger.the(Claim.class).claimLate(LEASE, Route.EMG, 1000);
  }

  public Set<UUID> seal(List<ClaimedTask> claimed) {
    return seal(LEASE, claimed);
  }

  public Set<UUID> seal(Lease lease, List<ClaimedTask> claimed) {
    return ledger
        .the(Seal.class)
        .seal(
            lease,
            claimed.stream()
                .map(t -> new Sealing(t.id(), t.fence(), new SealedText("text of " + t.id(), "s")))
                .toList());
  }

  public void record(List<ClaimedTask> tasks, TaskState state) {
    ledger
        .the(RecordSending.class)
        .record(
            tasks.stream()
                .<Result>map(t -> new Move(t.id(), t.fence(), state, Duration.ofMinutes(15), null))
                .toList());
  }

  /** Claims, seals and sends all that may go. */
  public List<ClaimedTask> send() {
    List<ClaimedTask> claimed = claim();
    seal(claimed);
    record(claimed, TaskState.SENT);
    return claimed;
  }

  public List<Applied> answer(Answer... answers) {
    return ledger.the(ApplyAnswers.class).apply(Requests.SUBSCRIPTION, Arrays.asList(answers));
  }

  /** The states of the Tasks of a request, by its sender's id, in the order of their ids. */
  public List<String> states(String id) {
    return ledger
        .sql()
        .sql(
            """
            select state || coalesce('(' || reason || ')', '') as state
            from task join request on request.id = task.request
            where request_id = ? order by task.id\
            """)
        .param(id)
        .query(String.class)
        .list();
  }

  /** The events about a request, in their order. */
  public List<String> events(String id) {
    return ledger
        .sql()
        .sql(
            """
            select type from event join request on request.id = event.request
            where request_id = ? order by number\
            """)
        .param(id)
        .query(String.class)
        .list();
  }

  public Map<String, Object> row(String query) {
    return ledger.rows(query).getFirst();
  }

  /** Leases what is to be looked up. */
  public List<ClaimedLookup> claimLookups() {
    return ledger.the(ClaimLookups.class).claim(LEASE, 1_000);
  }

  /** Parks these, of which no look showed anything. */
  public void giveUp(List<ClaimedLookup> claimed) {
    ledger
        .the(GiveUpLookups.class)
        .giveUp(
            claimed.stream()
                .map(task -> new GiveUpLookups.Undecided(task.id(), task.fence(), "Not there."))
                .toList());
  }

  /** Has these sent once more, as a policy says; gives those that are. */
  public Set<UUID> sendAgain(List<ClaimedLookup> claimed) {
    return ledger
        .the(SendAgain.class)
        .sendAgain(
            claimed.stream().map(task -> new SendAgain.Lost(task.id(), task.fence())).toList());
  }

  /** Passes the deadlines that have come. */
  public void passDeadlines() {
    PassDeadlines passing = ledger.the(PassDeadlines.class);
    passing.pass(passing.overdue(1_000));
  }
}
