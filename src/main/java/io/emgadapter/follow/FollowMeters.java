package io.emgadapter.follow;

import io.emgadapter.gateway.Gateway.Lookup;
import io.emgadapter.gateway.OrderReader.View;
import io.emgadapter.sight.OutcomeCounters;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import org.springframework.stereotype.Component;

/** Counts how often Equinix was asked what became of a Task, or how an order stands. */
@Component
class FollowMeters {
  private final OutcomeCounters<Looked> lookups;
  private final OutcomeCounters<Polled> polls;

  FollowMeters(MeterRegistry registry) {
    this.lookups =
        new OutcomeCounters<>(
            registry,
            "emg.lookups",
            "Looks for Tasks whose fate is not known, by what they showed.",
            Tags.empty(),
            Looked.class);
    this.polls =
        new OutcomeCounters<>(
            registry,
            "emg.polls",
            "Readings of orders that are followed, by what they showed.",
            Tags.empty(),
            Polled.class);
  }

  /** What a look for a Task showed. */
  private enum Looked {
    FOUND,
    ABSENT,
    NOT_ASKED,
    UNDECIDED,
    NO_VIEW
  }

  /** What reading an order showed. */
  private enum Polled {
    SEEN,
    HIDDEN,
    FAILED,
    NOT_ASKED
  }

  void looked(Lookup seen) {
    lookups.add(
        switch (seen) {
          case Lookup.Found _ -> Looked.FOUND;
          case Lookup.Absent _ -> Looked.ABSENT;
          case Lookup.NotAsked _ -> Looked.NOT_ASKED;
          case Lookup.Undecided _ -> Looked.UNDECIDED;
          case Lookup.NoView _ -> Looked.NO_VIEW;
        });
  }

  void polled(View seen) {
    polls.add(
        switch (seen) {
          case View.Seen _ -> Polled.SEEN;
          case View.Hidden _ -> Polled.HIDDEN;
          case View.Failed _ -> Polled.FAILED;
          case View.NotAsked _ -> Polled.NOT_ASKED;
        });
  }
}
