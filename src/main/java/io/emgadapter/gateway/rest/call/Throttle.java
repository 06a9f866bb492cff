package io.emgadapter.gateway.rest.call;

import io.emgadapter.gateway.rest.call.Call.Lost;
import io.emgadapter.gateway.rest.call.Call.NotWritten;
import io.emgadapter.gateway.rest.call.Call.Replied;
import io.emgadapter.gateway.rest.call.CallTurns.State;
import io.emgadapter.gateway.rest.call.CallTurns.Turn;
import io.emgadapter.gateway.rest.call.EquinixApi.Api;
import io.emgadapter.gateway.rest.call.Reply.Meaning;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Limits the calls of one account to Equinix: its pace for all instances together, all else in each
 * instance.
 *
 * <p>A Task takes one of {@code concurrency} places before it calls, of which one API gets half at
 * most, so that a slow one leaves places for the others; reads for people and searches for order
 * numbers have as many places each of their own, so that they never crowd out Tasks. Before every
 * call its {@linkplain Turns turn} is awaited. An answer that asks for fewer calls holds back the
 * calls of all instances for as long as it says. Five failures in a row to connect hold back those
 * of this one, for 30 seconds. An API that fails or does not answer five times in a row holds back
 * its own calls alone. After such a pause one call goes ahead, and what becomes of it decides about
 * the others.
 */
public final class Throttle {
  /** A Task that waits longer goes back, so that others can try. */
  static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private static final Duration AN_API_ALONE = Duration.ofMillis(1);

  private final Semaphore tasks;
  private final Map<Api, Semaphore> tasksOfApi = new EnumMap<>(Api.class);
  private final Semaphore searches;
  private final Semaphore reads;
  private final Turns turns;
  private final Clock clock;
  private volatile Instant limitedUntil = Instant.MIN;
  private final Brake all;
  private final Map<Api, Brake> brakes = new EnumMap<>(Api.class);

  /**
   * @param places of each kind, 1 or more
   * @param turns when the calls may start
   */
  Throttle(int places, Turns turns, Clock clock) {
    this.tasks = new Semaphore(places, true);
    this.searches = new Semaphore(places);
    this.reads = new Semaphore(places);
    this.turns = turns;
    this.clock = clock;
    this.all = new Brake(clock);
    for (Api api : Api.values()) {
      tasksOfApi.put(api, new Semaphore(Math.ceilDiv(places, 2), true));
      brakes.put(api, new Brake(clock));
    }
  }

  /** A place, until it is given back. */
  public interface Place extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * A place for a Task, the longest waiting first.
   *
   * @param left the longest wait, which is never longer than {@link #LONGEST_WAIT}
   * @return null if none became free
   */
  public @Nullable Place takeForTask(Api api, Duration left) throws InterruptedException {
    Duration wait = left.compareTo(LONGEST_WAIT) < 0 ? left : LONGEST_WAIT;
    return take(wait, List.of(Objects.requireNonNull(tasksOfApi.get(api)), tasks));
  }

  /** A place for a search; null if none became free. */
  public @Nullable Place takeForSearch(Duration wait) throws InterruptedException {
    return take(wait, List.of(searches));
  }

  /** A place for a read for people; null if none became free. */
  public @Nullable Place takeForRead(Duration wait) throws InterruptedException {
    return take(wait, List.of(reads));
  }

  private static @Nullable Place take(Duration wait, List<Semaphore> of)
      throws InterruptedException {
    long end = System.nanoTime() + wait.toNanos();
    List<Semaphore> taken = new ArrayList<>();
    Place place = () -> taken.forEach(Semaphore::release);
    boolean complete = false;
    try {
      for (Semaphore each : of) {
        if (!each.tryAcquire(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
          return null;
        }
        taken.add(each);
      }
      complete = true;
      return place;
    } finally {
      if (!complete) {
        place.close();
      }
    }
  }

  /** Limits for an account whose pace all instances share. */
  public static Throttle of(RestAccount account, byte[] digest, CallTurns turns, Clock clock) {
    return new Throttle(
        account.concurrency(), Turns.shared(turns, digest, account.perSecond()), clock);
  }

  /** Waits until the next call may start, and no longer than this. */
  Turn awaitTurn(Duration longest) throws InterruptedException {
    Turn turn = turns.await(longest);
    if (turn.state() == State.HELD) {
      all.holdBack(turn.in()); // another instance was asked to wait
    }
    Instant now = clock.instant();
    return turn.isTaken() && limitedUntil.isAfter(now)
        ? new Turn(State.HELD, Duration.between(now, limitedUntil)) // since the turn was taken
        : turn;
  }

  /** How long every call must wait; zero for not at all. */
  Duration pause() {
    return all.pause();
  }

  /** How long a call of this API must wait. */
  Duration pause(Api api) {
    Duration own = brake(api).pause();
    return own.compareTo(all.pause()) > 0 ? own : all.pause();
  }

  /**
   * Asks to make a call, which may be the one that goes ahead after a pause.
   *
   * @return how long it must wait; zero if it may be made
   */
  synchronized Duration begin(Api api) {
    Duration pause = pause(api);
    if (pause.isZero()) {
      pause = all.begin();
    }
    return pause.isZero() ? brake(api).begin() : pause;
  }

  /** Learns from the end of a call that began. */
  void ended(Api api, Call call) {
    switch (call) {
      case Replied(var reply) -> replied(brake(api), reply.meaning());
      case NotWritten(_, _, var isTried) -> {
        if (isTried) {
          all.failed();
        } else {
          all.gaveUp();
          brake(api).gaveUp();
        }
      }
      case Lost _ -> {
        all.worked();
        brake(api).failed();
      }
    }
  }

  private void replied(Brake own, Meaning meaning) {
    switch (meaning) {
      // It ends a trial without a result for the API; limited() holds back all calls.
      case TURNED_AWAY -> own.limited(AN_API_ALONE);
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

  /**
   * Equinix asked for fewer calls.
   *
   * @param asked how long it asked to wait; zero if it did not say
   * @return how long everybody waits now
   */
  Duration limited(Duration asked) {
    Duration wait = all.limited(asked);
    limitedUntil = clock.instant().plus(wait);
    turns.holdBack(wait);
    return wait;
  }

  private Brake brake(Api api) {
    return Objects.requireNonNull(brakes.get(api));
  }

  /**
   * Holds calls back as long as Equinix cannot or will not take them: a circuit breaker and the
   * back-off after rate limiting in one, because both mean "not before".
   */
  private static final class Brake {
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

    synchronized Duration pause() {
      Instant now = clock.instant();
      return notBefore.isAfter(now) ? Duration.between(now, notBefore) : Duration.ZERO;
    }

    /**
     * After a pause one call goes ahead and the others wait, because a peer that accepts calls and
     * does not answer must not get many.
     */
    synchronized Duration begin() {
      Duration pause = pause();
      if (pause.isZero() && failures >= FAILURES) {
        pauseFor(OPEN);
        trying = true;
      }
      return pause;
    }

    synchronized void worked() {
      if (trying) {
        notBefore = Instant.MIN;
      }
      trying = false;
      failures = 0;
      limited = 0;
    }

    synchronized void failed() {
      trying = false;
      failures++;
      if (failures >= FAILURES) {
        pauseFor(OPEN);
      }
    }

    synchronized Duration limited(Duration asked) {
      Duration wait = asked.isZero() ? jittered() : asked;
      if (trying) { // Equinix answers, and says how long to wait
        notBefore = Instant.MIN;
      }
      trying = false;
      limited++;
      pauseFor(wait);
      return wait;
    }

    private Duration jittered() {
      long most = SHORTEST.toMillis() << Math.min(limited, MOST_DOUBLINGS);
      return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
    }

    /** The one that was to go ahead did not: another one may. */
    synchronized void gaveUp() {
      if (trying) {
        notBefore = Instant.MIN;
      }
      trying = false;
    }

    synchronized void holdBack(Duration wait) {
      pauseFor(wait);
    }

    private void pauseFor(Duration wait) {
      Instant until = clock.instant().plus(wait);
      if (until.isAfter(notBefore)) {
        notBefore = until;
      }
    }
  }
}
