package io.emgadapter.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.faults.Checker.Fate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CheckerTest {
  private final List<Offer> offered =
      new ArrayList<>(List.of(new Offer("a", "{}", 1), new Offer("visit", "{}", 2)));
  private final Set<String> confirmed = new HashSet<>(Set.of("a", "visit"));
  private final List<String> envelopes = new ArrayList<>(List.of("a/1", "visit/2"));
  private final List<String> effects = new ArrayList<>(List.of("a", "visit", "visit"));
  private final Map<String, Set<String>> finals =
      new HashMap<>(Map.of("a", Set.of("e1"), "visit", Set.of("e2")));
  private final Set<String> posted = new HashSet<>(Set.of("a", "visit"));
  private final Set<String> rejected = new HashSet<>();
  private final Set<String> parked = new HashSet<>();

  private Fate fateOf(String id) {
    Evidence evidence =
        new Evidence(offered, confirmed, envelopes, effects, finals, posted, rejected, parked);
    return Checker.check(evidence).entrySet().stream()
        .filter(each -> each.getValue().contains(id))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatEndedOnceIsOk() {
    assertThat(fateOf("a")).isEqualTo(Fate.OK);
    assertThat(fateOf("visit")).isEqualTo(Fate.OK);
  }

  @Test
  void whatIsRejectedOrParkedIsOkToo() {
    offered.add(new Offer("wrong", "{}", 0));
    offered.add(new Offer("undecided", "{}", 1));
    confirmed.addAll(List.of("wrong", "undecided"));
    rejected.add("wrong");
    parked.add("undecided");

    assertThat(fateOf("wrong")).isEqualTo(Fate.OK);
    assertThat(fateOf("undecided")).isEqualTo(Fate.OK);
  }

  @Test
  void whatWasConfirmedAndHasNoEndIsLost() {
    finals.remove("a");

    assertThat(fateOf("a")).isEqualTo(Fate.LOST);
  }

  @Test
  void whatEndedAndWasNeverPostedIsLost() {
    posted.remove("a");

    assertThat(fateOf("a")).isEqualTo(Fate.LOST);
  }

  @Test
  void whatWasToldToBeWrongAndEndedAllTheSameIsDuplicated() {
    rejected.add("a");

    assertThat(fateOf("a")).isEqualTo(Fate.DUPLICATED);
  }

  @Test
  void whatWasNotConfirmedMayBeMissing() {
    finals.remove("a");
    confirmed.remove("a");

    assertThat(fateOf("a")).isEqualTo(Fate.UNCONFIRMED);
  }

  @Test
  void whatEndedByTwoEventsIsDuplicated() {
    finals.put("a", Set.of("e1", "e9"));

    assertThat(fateOf("a")).isEqualTo(Fate.DUPLICATED);
  }

  @Test
  void oneTaskThatCameTwiceIsSentTwiceThoughEquinixDroppedTheCopy() {
    envelopes.add("a/1");

    assertThat(fateOf("a")).isEqualTo(Fate.SENT_TWICE);
  }

  @Test
  void twoTasksOfOneRequestAreNotSentTwice() {
    envelopes.add("visit/3");

    assertThat(fateOf("visit")).isEqualTo(Fate.OK);
  }

  @Test
  void moreOrdersThanWereAskedForAreDoubleOrderedThoughNobodyConfirmedTheRequest() {
    effects.addAll(List.of("a", "visit"));
    confirmed.remove("a");

    assertThat(fateOf("a")).isEqualTo(Fate.DOUBLE_ORDERED);
    assertThat(fateOf("visit")).isEqualTo(Fate.DOUBLE_ORDERED);
  }

  @Test
  void whatNobodyOfferedIsUnexpectedWhereverItShows() {
    envelopes.add("x/1");
    effects.add("y");
    finals.put("z", Set.of("e3"));

    assertThat(List.of(fateOf("x"), fateOf("y"), fateOf("z"))).containsOnly(Fate.UNEXPECTED);
  }

  @Test
  void whatWasWrongAndIsOrderedIsUnexpected() {
    offered.add(new Offer("wrong", "{}", 0));
    effects.add("wrong");

    assertThat(fateOf("wrong")).isEqualTo(Fate.UNEXPECTED);
  }
}
