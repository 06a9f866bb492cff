package io.emgadapter.gateway.rest.call;

import io.emgadapter.gateway.rest.call.CredentialMemory.Permit;
import io.emgadapter.gateway.rest.call.TokenRequest.Token;
import io.emgadapter.gateway.rest.call.TokenRequest.Token.Granted;
import io.emgadapter.gateway.rest.call.TokenRequest.Token.Unavailable;
import io.emgadapter.pause.PausePoint;
import io.emgadapter.work.LogKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * The token of one subscription: kept, renewed shortly before its end, asked for by one at a time.
 */
public final class Tokens {
  private static final Logger LOG = LoggerFactory.getLogger(Tokens.class);
  private static final Duration EARLY = Duration.ofSeconds(60);
  private static final Duration BUSY = Duration.ofSeconds(1);
  private static final Duration OUTAGE = Duration.ofSeconds(5);

  private static final Unavailable REFUSED =
      new Unavailable(
          "Equinix refused the client id and secret; supply others, they are not tried again",
          Duration.ofMinutes(5));

  private final TokenRequest request;
  private final CredentialMemory memory;
  private final Clock clock;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile @Nullable Held held;
  private volatile boolean refused;
  private volatile @Nullable Failure failure;

  public Tokens(TokenRequest request, CredentialMemory memory, Clock clock) {
    this.request = request;
    this.memory = memory;
    this.clock = clock;
  }

  private record Held(Granted token, Instant renewAt, Instant end) {}

  /** A failure, after which nobody asks again before this time, however many calls wait. */
  private record Failure(Unavailable told, Instant until) {}

  /** The token to use now. */
  Token get() {
    asking.lock();
    try {
      return current();
    } finally {
      asking.unlock();
    }
  }

  /** The token that was got last, if its end has not come; asks nobody. */
  @Nullable Granted held() {
    Held last = held;
    return last != null && clock.instant().isBefore(last.end()) ? last.token() : null;
  }

  /** Another token instead of this one, which Equinix no longer accepts. */
  Token insteadOf(Granted rejected) {
    asking.lock();
    try {
      Held old = held;
      if (old != null && old.token().equals(rejected)) {
        held = null;
      }
      return current();
    } finally {
      asking.unlock();
    }
  }

  /**
   * Whether the credential was refused, so that there is no token until another one is configured.
   */
  boolean areRefused() {
    return refused;
  }

  /** Why there is no token now, as far as is known without asking; null if there may be one. */
  @Nullable String none() {
    if (refused) {
      return REFUSED.reason();
    }
    Instant now = clock.instant();
    Held old = held;
    Failure last = failure;
    boolean isGood = old != null && now.isBefore(old.end());
    return isGood || last == null || !now.isBefore(last.until()) ? null : last.told().reason();
  }

  private Token current() {
    Instant now = clock.instant();
    Held old = held;
    if (old != null && now.isBefore(old.renewAt())) {
      return old.token();
    }
    Token fresh = fresh(now);
    boolean oldMayServe = fresh instanceof Unavailable && !refused;
    return oldMayServe && old != null && now.isBefore(old.end()) ? old.token() : fresh;
  }

  private Token fresh(Instant now) {
    if (refused) {
      return REFUSED;
    }
    Failure last = failure;
    if (last != null && now.isBefore(last.until())) {
      return last.told();
    }
    Token asked = ask(now);
    failure = asked instanceof Unavailable told ? new Failure(told, now.plus(told.pause())) : null;
    return asked;
  }

  private Token ask(Instant now) {
    try {
      Permit permit = memory.begin(request.credential(), request.longest());
      return switch (permit) {
        case REFUSED -> refuse();
        case BUSY -> new Unavailable("another instance is asking for a token", BUSY);
        case GRANTED -> end(now, request.make());
      };
    } catch (DataAccessException e) {
      return new Unavailable("the ledger cannot be asked about the credential", OUTAGE);
    }
  }

  private Token end(Instant now, TokenRequest.Answer answer) {
    switch (answer) {
      case TokenRequest.Granted(var token, var life) -> {
        Duration early = life.compareTo(EARLY.multipliedBy(2)) > 0 ? EARLY : life.dividedBy(2);
        held = new Held(token, now.plus(life).minus(early), now.plus(life));
        PausePoint.TOKEN.reach();
        memory.end(request.credential());
        return token;
      }
      case TokenRequest.Refused(var code) -> {
        Token none = refuse(); // first, so that it holds even if the ledger is down
        memory.refuse(request.credential(), code);
        return none;
      }
      case TokenRequest.None(var unavailable) -> {
        memory.end(request.credential());
        return unavailable;
      }
    }
  }

  private Token refuse() {
    LOG.atError()
        .addKeyValue(LogKey.SUBSCRIPTION, request.credential().subscription())
        .log("Equinix refused the client id and secret; Tasks wait until others are configured");
    refused = true;
    held = null;
    return REFUSED;
  }
}
