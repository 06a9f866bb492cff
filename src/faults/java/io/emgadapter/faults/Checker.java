package io.emgadapter.faults;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says of every request of a run what became of it; after Jepsen's checker of queues. */
final class Checker {
  private final Evidence evidence;
  private final Map<String, Offer> offers = new HashMap<>();
  private final Map<String, Long> effects;
  private final Set<String> came = new HashSet<>();
  private final Set<String> sentTwice = new HashSet<>();

  private Checker(Evidence evidence) {
    this.evidence = evidence;
    evidence.offered().forEach(offer -> offers.put(offer.id(), offer));
    this.effects = counted(evidence.effects());
    counted(evidence.envelopes())
        .forEach((envelope, times) -> {
          String request = envelope.substring(0, envelope.indexOf('/'));
          came.add(request);
          if (times > 1) {
            sentTwice.add(request);
          }
        });
  }

  /** What became of a request; the worst counts. */
  enum Fate {
    /** Confirmed, and ended once: by one final event, one rejection, or parked. */
    OK,
    /** Never confirmed to its sender, whatever became of it. */
    UNCONFIRMED,
    /** Confirmed, and nothing tells of its end, or its final event never came by webhook. */
    LOST,
    /** It ended more than once, or was told to be wrong and ended all the same. */
    DUPLICATED,
    /** Equinix was asked more than once by the same Task, whether or not it dropped the copy. */
    SENT_TWICE,
    /** Equinix placed more orders, or carried a change out more often, than was asked for. */
    DOUBLE_ORDERED,
    /** It was never offered, or was wrong and came to Equinix all the same. */
    UNEXPECTED
  }

  /** The ids of each fate. */
  static Map<Fate, Set<String>> check(Evidence evidence) {
    return new Checker(evidence).check();
  }

  private Map<Fate, Set<String>> check() {
    Map<Fate, Set<String>> fates = new EnumMap<>(Fate.class);
    for (Fate fate : Fate.values()) {
      fates.put(fate, new TreeSet<>());
    }
    everyId().forEach(id -> fates.get(fate(id)).add(id));
    return fates;
  }

  private Set<String> everyId() {
    return Stream.of(
            offers.keySet(),
            effects.keySet(),
            evidence.finals().keySet(),
            evidence.rejected(),
            came)
        .flatMap(Set::stream)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private Fate fate(String id) {
    Offer offer = offers.get(id);
    long done = effects.getOrDefault(id, 0L);
    if (offer == null || (offer.effects() == 0 && done > 0)) {
      return Fate.UNEXPECTED;
    }
    if (done > offer.effects()) {
      return Fate.DOUBLE_ORDERED;
    }
    if (sentTwice.contains(id)) {
      return Fate.SENT_TWICE;
    }
    int ends = evidence.finals().getOrDefault(id, Set.of()).size();
    if (ends > 1 || (ends == 1 && evidence.rejected().contains(id))) {
      return Fate.DUPLICATED;
    }
    if (!evidence.confirmed().contains(id)) {
      return Fate.UNCONFIRMED;
    }
    if (ends == 1) {
      return evidence.posted().contains(id) ? Fate.OK : Fate.LOST;
    }
    boolean told = evidence.rejected().contains(id) || evidence.parked().contains(id);
    return told ? Fate.OK : Fate.LOST;
  }

  private static Map<String, Long> counted(List<String> ids) {
    return ids.stream().collect(Collectors.groupingBy(id -> id, Collectors.counting()));
  }
}
