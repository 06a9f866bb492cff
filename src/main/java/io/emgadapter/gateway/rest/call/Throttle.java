package io.emgadapter.gateway.rest.call;

import io.emgadapter.gateway.rest.call.Apis.Api;
import io.emgadapter.gateway.rest.call.Caller.Call;
import io.emgadapter.gateway.rest.call.Caller.Call.Lost;
import io.emgadapter.gateway.rest.call.Caller.Call.NotWritten;
import io.emgadapter.gateway.rest.call.Caller.Call.Replied;
import io.emgadapter.gateway.rest.call.Reply.Meaning;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * The brakes of one subscription. A limit, and that there is no connection, hold all its calls; an
 * API that fails or does not answer holds only its own.
 */
public final class Throttle {
  private static final Duration SHORT = Duration.ofMillis(1);

  private final Brake all;
  private final Map<Api, Brake> each = new EnumMap<>(Api.class);

  public Throttle(Clock clock) {
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

  /**
   * Holds calls back while Equinix cannot or will not take them: a circuit breaker and the back-off
   * after rate limiting in one, for both mean "not before".
   */
  static final class Brake {
    private static final int FAILURES = 5;
    private static final Duration OPEN = Duration.ofSeconds(30);
    private static final Duration SHORTEST = Duration.ofSeconds(2);
    private static final int MOST_DOUBLINGS = 7;

    private final Clock clock;
    private Instant notBefore = Instant.MIN;
    private int failures;
    private boolean trying;
    private int limited;

    Brake(Clock clock) {
      this.clock = clock;
    }

    /** How long calls must wait; zero for not at all. */
    synchronized Duration holds() {
      Instant now = clock.instant();
      return notBefore.isAfter(now) ? Duration.between(now, notBefore) : Duration.ZERO;
    }

    /**
     * Asks to make a call. After a pause for failures one goes alone, and the others wait for what
     * becomes of it: a peer that takes and does not answer must not be given many.
     *
     * @return how long this one must wait; zero where it may be made
     */
    synchronized Duration enter() {
      Duration holds = holds();
      if (holds.isZero() && failures >= FAILURES) {
        holdFor(OPEN);
        trying = true;
      }
      return holds;
    }

    /** Equinix answered as it should. */
    synchronized void worked() {
      if (trying) {
        notBefore = Instant.MIN;
      }
      trying = false;
      failures = 0;
      limited = 0;
    }

    /** It could not be reached, or did not answer; after a few times in a row nobody tries. */
    synchronized void failed() {
      trying = false;
      failures++;
      if (failures >= FAILURES) {
        holdFor(OPEN);
      }
    }

    /**
     * It asked for fewer calls.
     *
     * @param asked how long it asked to wait; zero where it did not say
     * @return how long everybody waits now
     */
    synchronized Duration limited(Duration asked) {
      Duration wait = asked.isZero() ? jittered() : asked;
      if (trying) { // it answers, and says how long
        notBefore = Instant.MIN;
      }
      trying = false;
      limited++;
      holdFor(wait);
      return wait;
    }

    private Duration jittered() {
      long most = SHORTEST.toMillis() << Math.min(limited, MOST_DOUBLINGS);
      return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
    }

    private void holdFor(Duration wait) {
      Instant until = clock.instant().plus(wait);
      if (until.isAfter(notBefore)) {
        notBefore = until;
      }
    }
  }

  /** Lets so many calls a second start, evenly. */
  public static final class Pace {
    private final long gap;
    private long next = System.nanoTime();

    public Pace(int perSecond) {
      this.gap = Duration.ofSeconds(1).toNanos() / Math.max(1, perSecond);
    }

    /** Waits for the next place. */
    public void take() throws InterruptedException {
      long wait = place() - System.nanoTime();
      if (wait > 0) {
        Thread.sleep(Duration.ofNanos(wait));
      }
    }

    private synchronized long place() {
      long place = Math.max(next, System.nanoTime());
      next = place + gap;
      return place;
    }
  }

  /**
   * The places of Tasks that one subscription has on their way: of all, half at most for one of
   * Equinix's APIs, so that a slow one leaves places for the others.
   */
  public static final class Places {
    /** A Task that waits longer goes back and lets others try. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Semaphore all;
    private final Map<Api, Semaphore> each = new EnumMap<>(Api.class);

    /**
     * @param most places, 1 or more
     */
    public Places(int most) {
      this.all = new Semaphore(most, true);
      for (Api api : Api.values()) {
        each.put(api, new Semaphore(Math.ceilDiv(most, 2), true));
      }
    }

    /**
     * Takes a place, the longest waiting first.
     *
     * @param left waits so long at most, and never longer than {@link #LONGEST_WAIT}
     * @return whether one became free; whoever got one gives it back with {@link #leave}
     */
    public boolean take(Api api, Duration left) throws InterruptedException {
      Duration wait = left.compareTo(LONGEST_WAIT) < 0 ? left : LONGEST_WAIT;
      long end = System.nanoTime() + wait.toNanos();
      Semaphore own = own(api);
      if (!own.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) {
        return false;
      }
      boolean taken = false;
      try {
        taken = all.tryAcquire(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      } finally {
        if (!taken) {
          own.release();
        }
      }
      return taken;
    }

    public void leave(Api api) {
      all.release();
      own(api).release();
    }

    private Semaphore own(Api api) {
      return Objects.requireNonNull(each.get(api));
    }
  }
}
