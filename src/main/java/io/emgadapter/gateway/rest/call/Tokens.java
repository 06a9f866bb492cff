package io.emgadapter.gateway.rest.call;

import io.emgadapter.gateway.rest.call.CredentialMemory.Credential;
import io.emgadapter.gateway.rest.call.CredentialMemory.Permit;
import io.emgadapter.gateway.rest.call.CredentialMemory.Refusal;
import io.emgadapter.gateway.rest.call.TokenRequest.Token;
import io.emgadapter.gateway.rest.call.TokenRequest.Token.Granted;
import io.emgadapter.gateway.rest.call.TokenRequest.Token.Unavailable;
import io.emgadapter.pause.PausePoint;
import io.emgadapter.work.LogKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
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
  private static final Duration OUTAGE = Duration.ofSeconds(5);

  /** The only attempt is made by another instance, or for another subscription. */
  static final Unavailable ASKED_ELSEWHERE =
      new Unavailable(
          "another instance, or another subscription, is asking for a token with this credential",
          Duration.ofSeconds(1));

  private static final Unavailable NO_SECRET =
      new Unavailable("the file of the client secret cannot be read", Duration.ofSeconds(5));

  private static final Unavailable REFUSED =
      new Unavailable(
          "Equinix refused the client id and secret, they are not tried again by themselves",
          Duration.ofMinutes(5));

  private final TokenRequest request;
  private final CredentialMemory memory;
  private final Clock clock;
  private final AccountSight sight;
  private final ReentrantLock asking = new ReentrantLock();
  private Credential credential;
  private long remembered = -1;
  private volatile @Nullable Held held;
  private volatile boolean refused;
  private volatile @Nullable Failure failure;

  /**
   * @param sight is told what comes of it
   */
  public Tokens(
      TokenRequest request,
      Credential credential,
      CredentialMemory memory,
      Clock clock,
      AccountSight sight) {
    this.request = request;
    this.credential = credential;
    this.memory = memory;
    this.clock = clock;
    this.sight = sight;
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
   * Whether the credential was refused, so that there is no token until there is another one, or
   * somebody allows another attempt.
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
    if (credential.clientSecret().isBlank()) {
      return NO_SECRET; // one without a secret would count as a bad attempt
    }
    try {
      Permit permit = memory.begin(credential, request.longest());
      return switch (permit) {
        case REFUSED -> refusedBefore();
        case BUSY -> ASKED_ELSEWHERE;
        case GRANTED -> end(now, request.make(credential));
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
        sight.answered();
        PausePoint.TOKEN.reach();
        memory.end(credential);
        return token;
      }
      case TokenRequest.Refused(var code) -> {
        Token none = refuse(new Refusal(now, code)); // first, so that it holds whatever comes
        memory.refuse(credential, code);
        return none;
      }
      case TokenRequest.None(var unavailable) -> {
        sight.failed(unavailable.reason());
        memory.end(credential);
        return unavailable;
      }
    }
  }

  private Token refusedBefore() {
    return refuse(
        memory.refusal(credential).orElseGet(() -> new Refusal(clock.instant(), "unknown")));
  }

  private Token refuse(Refusal refusal) {
    if (!refused) {
      LOG.atError()
          .addKeyValue(LogKey.SUBSCRIPTION, credential.subscription())
          .log(
              "Equinix refused the client id and secret; Tasks wait until there is another secret,"
                  + " or somebody gives the command try-again");
      sight.refused(refusal.code(), refusal.at());
    }
    refused = true;
    held = null;
    return REFUSED;
  }

  /**
   * Learns what the other instances know, without asking Equinix: whether the credential is
   * refused, and whether somebody has allowed another attempt.
   */
  public void remember() {
    if (!asking.tryLock()) {
      return; // whoever asks learns it now
    }
    try {
      recall();
    } catch (DataAccessException e) {
      remembered = -1; // the next round tells
    } finally {
      asking.unlock();
    }
  }

  private void recall() {
    long heard = memory.heard();
    if (remembered == heard && !refused) {
      return; // as long as nothing is heard, nobody else knows better
    }
    Optional<Refusal> known = memory.refusal(credential);
    remembered = heard;
    if (known.isEmpty() && refused) {
      forgiven();
    } else if (!refused) {
      known.ifPresent(this::refuse);
    }
  }

  private void forgiven() {
    refused = false;
    failure = null;
    sight.forgiven();
    LOG.atInfo()
        .addKeyValue(LogKey.SUBSCRIPTION, credential.subscription())
        .log("The client id and secret may be tried once more");
  }

  /** What came of allowing another attempt. */
  public enum Again {
    /** It was not refused, so there was nothing to allow. */
    NOT_REFUSED,
    /** There is a token. */
    WORKS,
    /** Equinix refused it again. */
    REFUSED,
    /** Equinix said nothing about it, or another instance is asking. */
    UNDECIDED
  }

  /**
   * Makes one attempt although the credential was refused.
   *
   * @param allow takes the refusal away for all instances; says whether there was one
   * @throws DataAccessException if the ledger is out of reach
   */
  public Again again(Predicate<Credential> allow) {
    asking.lock();
    try {
      remembered = -1; // what another instance was refused may not have been heard of yet
      recall();
      if (!allow.test(credential)) {
        return Again.NOT_REFUSED;
      }
      forgiven();
      Token token = current();
      return token instanceof Granted ? Again.WORKS : refused ? Again.REFUSED : Again.UNDECIDED;
    } finally {
      asking.unlock();
    }
  }

  /**
   * Uses another credential from now on, for which one attempt may be made if it was not refused
   * before. A token that is good serves to its end.
   */
  public void use(Credential other) {
    asking.lock();
    try {
      credential = other;
      remembered = -1;
      forgiven();
    } finally {
      asking.unlock();
    }
  }
}
