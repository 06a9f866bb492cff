package io.emgadapter.dispatch;

import io.emgadapter.dispatch.Prepared.Draft;
import io.emgadapter.dispatch.Prepared.Early;
import io.emgadapter.dispatch.Prepared.Unfit;
import io.emgadapter.ledger.send.ClaimedTask;
import io.emgadapter.ledger.send.FindNumbers;
import io.emgadapter.ledger.send.FindNumbers.Known;
import io.emgadapter.ledger.send.FindNumbers.Wanted;
import io.emgadapter.order.Problems.Problem;
import io.emgadapter.order.Problems.ProblemCode;
import io.emgadapter.order.SmartHandsCreate;
import io.emgadapter.order.Target.Referred;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Puts the number of an order in the place of the RequestorId by which another one refers to it.
 * The ledger is asked here, for a whole batch; what it does not know is left to {@link AskEquinix}.
 */
@Component
class ResolveReferences {
  /** For example {@code 1-190368976438}. */
  private static final Pattern NUMBER = Pattern.compile("[0-9]-[0-9A-Za-z]{4,40}");

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final int SHARE = 4;

  private final FindNumbers findNumbers;

  ResolveReferences(FindNumbers findNumbers) {
    this.findNumbers = findNumbers;
  }

  /** Resolves what the ledger knows; the rest stays as it is. */
  List<Prepared> resolve(List<Prepared> prepared) {
    Set<Wanted> wanted =
        Prepared.only(Draft.class, prepared).stream()
            .filter(draft -> draft.body().referred() != null)
            .map(ResolveReferences::wanted)
            .collect(Collectors.toSet());
    if (wanted.isEmpty()) {
      return prepared;
    }
    Map<Wanted, List<Known>> known = findNumbers.find(wanted);
    return prepared.stream().map(each -> resolve(each, known)).toList();
  }

  private static Wanted wanted(Draft draft) {
    return new Wanted(draft.task().subscription(), Objects.requireNonNull(draft.body().referred()));
  }

  private static Prepared resolve(Prepared prepared, Map<Wanted, List<Known>> known) {
    return prepared instanceof Draft draft && draft.body().referred() instanceof Referred referred
        ? resolve(draft, referred, known.getOrDefault(wanted(draft), List.of()))
        : prepared;
  }

  private static Prepared resolve(Draft draft, Referred referred, List<Known> known) {
    if (numbers(known).contains(referred.name())) {
      return draft;
    }
    if (known.stream().anyMatch(each -> each.servicerId() == null)) {
      return early(draft.task(), "the order that it names is under way");
    }
    if (known.isEmpty()) {
      return NUMBER.matcher(referred.name()).matches() ? draft : draft.asking(referred);
    }
    Set<String> numbers = numbers(known);
    return numbers.size() == 1
        ? draft.referringTo(numbers.iterator().next())
        : only(draft, referred, numbers(ofPlace(draft, known)));
  }

  /** One of several orders of a divided visit is meant: the one for the place of the work. */
  private static List<Known> ofPlace(Draft draft, List<Known> known) {
    return draft.body() instanceof SmartHandsCreate create
        ? known.stream().filter(each -> each.locations().contains(create.location())).toList()
        : List.of();
  }

  private static Set<String> numbers(List<Known> known) {
    return known.stream()
        .map(Known::servicerId)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  private static Prepared only(Draft draft, Referred referred, Set<String> numbers) {
    return numbers.size() == 1
        ? draft.referringTo(numbers.iterator().next())
        : unfit(draft, referred, "several orders");
  }

  /**
   * Its reference names no order, or more than one.
   *
   * @param whose for example {@code no order}
   */
  static Unfit unfit(Draft draft, Referred referred, String whose) {
    return new Unfit(
        draft.task(),
        new Problem(
            referred.pointer(),
            ProblemCode.NOT_IN_LIST.word(),
            "Send the order number that Equinix gave: the reference is of " + whose + "."));
  }

  /** Comes again soon, and less often the longer it waits. */
  static Early early(ClaimedTask task, String reason) {
    Duration share = task.age().dividedBy(SHARE);
    return new Early(task, share.compareTo(LONGEST_PAUSE) < 0 ? share : LONGEST_PAUSE, reason);
  }
}
