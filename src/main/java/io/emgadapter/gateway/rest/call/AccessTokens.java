package io.emgadapter.gateway.rest.call;

import io.emgadapter.gateway.RestStanding;
import io.emgadapter.gateway.rest.call.CredentialMemory.Credential;
import io.emgadapter.gateway.rest.call.TokenRequest.Token.Granted;
import io.emgadapter.gateway.rest.call.TokenRequest.Token.Unavailable;
import io.emgadapter.gateway.rest.call.Tokens.Again;
import io.emgadapter.outbound.OwnClient.Via;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The access tokens of an account for use outside of the REST APIs. They are fetched in advance, by
 * {@link #renew}, so whoever uses one waits for nothing. After a failure the next attempt waits,
 * and after each further one twice as long, up to ten minutes; after a refusal there is none
 * (Equinix, API Authentication: "Account is locked after 5 successive invalid attempts").
 */
public final class AccessTokens {
  private static final Duration FIRST_WAIT = Duration.ofSeconds(15);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
  private static final int MOST_DOUBLINGS = 6;

  private final Tokens tokens;
  private final AccountSight sight;
  private final Clock clock;
  private final int longest;
  private int failures;
  private Instant notBefore = Instant.MIN;
  private volatile @Nullable String current;
  private volatile String missing = "no access token has been fetched yet";

  /**
   * @param sight of the same tokens
   * @param longest a token of more characters cannot be used
   */
  AccessTokens(Tokens tokens, AccountSight sight, Clock clock, int longest) {
    this.tokens = tokens;
    this.sight = sight;
    this.clock = clock;
    this.longest = longest;
  }

  /**
   * Those of one credential; nothing is fetched yet.
   *
   * @param connectTimeout how long a connection may take
   * @param readTimeout how long an answer may take
   * @param longest a token of more characters cannot be used
   * @param via the way to the token endpoint
   */
  public static AccessTokens open(
      Credential credential,
      Via via,
      Duration connectTimeout,
      Duration readTimeout,
      int longest,
      CredentialMemory memory,
      Clock clock,
      CallMeters meters) {
    EquinixApi api = EquinixClient.open(credential.baseUrl(), connectTimeout, readTimeout, via);
    Duration most = connectTimeout.plus(readTimeout);
    TokenRequest request =
        new TokenRequest(api, most, meters.tokens(credential.subscription()), meters.tokenTimes());
    AccountSight sight =
        new AccountSight(credential.subscription(), clock, meters.pauses(), AccountSight.TOKENS);
    Tokens tokens = new Tokens(request, credential, memory, clock, sight);
    return new AccessTokens(tokens, sight, clock, longest);
  }

  /**
   * Fetches a token where there is none or its end is near, unless it is too early for another
   * attempt. Of a refused one it learns whether another attempt was allowed since, and makes it at
   * once. Ends within the timeouts.
   *
   * @return whether there is a token now and was none before
   */
  public synchronized boolean renew() {
    boolean before = token() != null;
    boolean wasRefused = tokens.areRefused();
    tokens.remember();
    if (wasRefused && !tokens.areRefused()) {
      waitNoMore();
    }
    if (!clock.instant().isBefore(notBefore)) {
      switch (tokens.get()) {
        case Granted granted -> take(granted);
        case Unavailable none -> failed(none);
      }
    }
    return !before && token() != null;
  }

  private void waitNoMore() {
    failures = 0;
    notBefore = Instant.MIN;
  }

  /**
   * Makes one attempt with a credential that was refused, and takes the token that comes.
   *
   * @param allow takes the refusal away for all instances; says whether there was one
   * @throws org.springframework.dao.DataAccessException if the ledger is out of reach
   */
  public synchronized Again again(Predicate<Credential> allow) {
    boolean wasRefused = tokens.areRefused();
    Again again = tokens.again(allow);
    if (wasRefused || again != Again.NOT_REFUSED) {
      waitNoMore();
    }
    if (again != Again.NOT_REFUSED) {
      renew(); // what came of it is known: nobody is asked again
    }
    return again;
  }

  /** How the fetching stands. Nobody is asked for it. */
  public RestStanding standing() {
    return sight.standing(missing());
  }

  private void take(Granted granted) {
    String token = granted.header().substring("Bearer ".length());
    if (token.length() > longest) {
      failed(new Unavailable("the access token is longer than " + longest, FIRST_WAIT));
    } else {
      failures = 0;
      current = token;
    }
  }

  private void failed(Unavailable none) {
    missing = none.reason();
    if (none.equals(Tokens.ASKED_ELSEWHERE)) { // no failure
      notBefore = clock.instant().plus(none.pause());
      return;
    }
    Duration grown = FIRST_WAIT.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
    Duration wait = grown.compareTo(LONGEST_WAIT) < 0 ? grown : LONGEST_WAIT;
    failures++;
    notBefore = clock.instant().plus(wait.compareTo(none.pause()) < 0 ? none.pause() : wait);
  }

  /** The token to use now; null where there is none. Asks nobody. */
  public @Nullable String token() {
    return tokens.held() == null ? null : current;
  }

  /** The last token, though its end may just have come; null where there never was one. */
  public @Nullable String last() {
    return current;
  }

  /** Why there is no token, for the operator and without secrets; null if there is one. */
  public @Nullable String missing() {
    return token() == null ? missing : null;
  }
}
