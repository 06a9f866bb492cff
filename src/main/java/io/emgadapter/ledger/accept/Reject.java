package io.emgadapter.ledger.accept;

import io.emgadapter.event.NewEvent;
import io.emgadapter.event.NewEvent.Reply;
import io.emgadapter.ledger.NewRequest.Digest;
import io.emgadapter.ledger.NewRequest.Key;
import io.emgadapter.ledger.accept.Acceptance.Conflicting;
import io.emgadapter.ledger.accept.Acceptance.Rejected;
import io.emgadapter.ledger.accept.Acceptance.Repeated;
import io.emgadapter.ledger.accept.KeepRequests.Holder;
import io.emgadapter.ledger.events.AppendEvents;
import io.emgadapter.ledger.lane.Lanes.LockRequests;
import io.emgadapter.ledger.parked.Park;
import io.emgadapter.ledger.parked.Park.Parking;
import io.emgadapter.sight.TraceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transaction that turns messages away: the event for their sender, the bytes for a person. One
 * question comes first: is its id known? Clock and settings change, and what they forbid by now may
 * have been accepted before; that is answered as it was.
 */
@Component
public class Reject {
  private final KeepRequests requests;
  private final AnswerAgain answerAgain;
  private final LockRequests lockRequests;
  private final Park park;
  private final AppendEvents events;

  Reject(
      KeepRequests requests,
      AnswerAgain answerAgain,
      LockRequests lockRequests,
      Park park,
      AppendEvents events) {
    this.requests = requests;
    this.answerAgain = answerAgain;
    this.lockRequests = lockRequests;
    this.park = park;
    this.events = events;
  }

  /** The id of a message and the digest of its content. */
  public record Asked(Key key, Digest digest) {}

  /**
   * What its sender gets, and what a person sees.
   *
   * @param event its id is the same for the same message
   */
  public record Report(NewEvent event, Parking parking) {}

  /**
   * A message that is turned away unless its id is known.
   *
   * @param asked null where it has no id, or where that was asked before
   * @param reply where its sender learns what became of it
   * @param report null where its sender is answered otherwise and keeps it
   */
  public record Rejection(@Nullable Asked asked, Reply reply, @Nullable Report report) {

    /** The trace that the message belongs to, if its event is to say so. */
    public @Nullable TraceContext trace() {
      return report == null ? null : report.event().trace();
    }

    /** The same, in this trace. */
    public Rejection traced(@Nullable TraceContext by) {
      return report == null
          ? this
          : new Rejection(asked, reply, new Report(report.event().traced(by), report.parking()));
    }
  }

  /**
   * Rejects these; what was rejected already is not told again.
   *
   * @return what became of each, in the same order: {@link Rejected}, or what its id is known for
   */
  @Transactional
  public List<Acceptance> reject(List<Rejection> batch) {
    List<Acceptance> judged = judge(batch);
    List<Reply> replies = batch.stream().map(Rejection::reply).toList();
    lockRequests.lock(answerAgain.requests(replies, judged));
    List<NewEvent> news = new ArrayList<>(answerAgain.conflicts(replies, judged));
    news.addAll(park(batch, judged));
    events.append(news);
    answerAgain.answer(replies, judged);
    return judged;
  }

  private List<Acceptance> judge(List<Rejection> batch) {
    List<Asked> asked = batch.stream().map(Rejection::asked).filter(Objects::nonNull).toList();
    Map<Key, Holder> holders = requests.holders(asked.stream().map(Asked::key).distinct().toList());
    return batch.stream().map(each -> judge(each.asked(), holders)).toList();
  }

  private static Acceptance judge(@Nullable Asked asked, Map<Key, Holder> holders) {
    Holder holder = asked == null ? null : holders.get(asked.key());
    if (asked == null || holder == null) {
      return new Rejected();
    }
    return holder.hasSame(asked.digest())
        ? new Repeated(holder.request())
        : new Conflicting(holder.request());
  }

  private List<NewEvent> park(List<Rejection> batch, List<Acceptance> judged) {
    List<Report> rejected = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      Report report = batch.get(i).report();
      if (judged.get(i) instanceof Rejected && report != null) {
        rejected.add(report);
      }
    }
    Set<UUID> fresh = park.insert(rejected.stream().map(Report::parking).toList());
    return rejected.stream()
        .filter(report -> fresh.remove(report.parking().id()))
        .map(Report::event)
        .toList();
  }
}
