package io.emgadapter.gateway.rest;

import io.emgadapter.gateway.rest.Call.Lost;
import io.emgadapter.gateway.rest.Call.NotWritten;
import io.emgadapter.gateway.rest.Call.Replied;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * The brakes of one subscription. A limit, and that there is no connection, hold all its calls; an
 * API that fails or does not answer holds only its own.
 */
final class Brakes {
  private static final Duration SHORT = Duration.ofMillis(1);

  private final Brake all;
  private final Map<Api, Brake> each = new EnumMap<>(Api.class);

  Brakes(Clock clock) {
    this.all = new Brake(clock);
    for (Api api : Api.values()) {
      each.put(api, new Brake(clock));
    }
  }

  /** How long every call must wait; zero for not at all. */
  Duration holds() {
    return all.holds();
  }

  /** How long a call of this API must wait. */
  Duration holds(Api api) {
    Duration own = own(api).holds();
    return own.compareTo(all.holds()) > 0 ? own : all.holds();
  }

  /** Asks to make a call, which may be the one that goes alone: see {@link Brake#enter}. */
  synchronized Duration enter(Api api) {
    Duration holds = holds(api);
    if (holds.isZero()) {
      holds = all.enter();
    }
    return holds.isZero() ? own(api).enter() : holds;
  }

  /** Learns from the end of a call that entered; a limit ends a trial without a verdict. */
  void learn(Api api, Call call) {
    switch (call) {
      case Replied(var reply) -> learn(own(api), reply.meaning());
      case NotWritten _ -> all.failed();
      case Lost _ -> {
        all.worked();
        own(api).failed();
      }
    }
  }

  private void learn(Brake own, Meaning meaning) {
    switch (meaning) {
      case TURNED_AWAY -> own.limited(SHORT);
      case DONE, REFUSED, TOKEN_REFUSED -> {
        all.worked();
        own.worked();
      }
      case OPEN -> {
        all.worked();
        own.failed();
      }
    }
  }

  /** Equinix asked for fewer calls: see {@link Brake#limited}. */
  Duration limited(Duration asked) {
    return all.limited(asked);
  }

  private Brake own(Api api) {
    return Objects.requireNonNull(each.get(api));
  }
}
