package io.emgadapter.faults;

import io.emgadapter.pause.PausePoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** The places at which instances are killed: every pause point, and both sides of every commit. */
final class Place {
  /** The transactions on the way from delivery to event, by their classes in the ledger. */
  private static final List<String> TRANSACTIONS =
      List.of(
          "Accept",
          "Reject",
          "Claim",
          "Divide",
          "Seal",
          "RecordSending",
          "ApplyAnswers",
          "TakeNotifications",
          "Park",
          "PassDeadlines",
          "ClaimLookups",
          "PutOffLookups",
          "GiveUpLookups",
          "TakeCursors",
          "MoveCursor");

  private Place() {}

  static List<String> all() {
    return Stream.concat(
            Arrays.stream(PausePoint.values()).map(PausePoint::name),
            TRANSACTIONS.stream().flatMap(name -> Stream.of("before " + name, "after " + name)))
        .toList();
  }

  /** So many of them, of which the next seed takes the next ones: a few seeds take all. */
  static List<String> of(long seed, int count) {
    List<String> places = new ArrayList<>(all());
    Collections.rotate(places, -(int) ((seed - 1) * count % places.size()));
    return places.subList(0, Math.min(count, places.size()));
  }
}
