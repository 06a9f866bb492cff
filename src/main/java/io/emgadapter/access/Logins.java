package io.emgadapter.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.emgadapter.access.HttpSettings.UserSettings;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Checks the names and passwords of users. A login that was good a moment ago is remembered by a
 * digest; the same login many times at once is checked once; and whoever tries too often is not
 * checked at all.
 */
final class Logins implements AuthenticationManager {
  private static final Duration REMEMBERED = Duration.ofMinutes(5);
  private static final int MOST_REMEMBERED = 1_000;
  private static final int LONGEST = 1_000;
  private static final long PATIENCE_SECONDS = 10;

  private final Map<String, UserSettings> users;
  private final Hashing hashing;
  private final RefusedLogins refused;
  private final Attempts attempts = new Attempts();
  private final SecretKeySpec key =
      new SecretKeySpec(new SecureRandom().generateSeed(32), "HmacSHA256");

  /** Good logins by digest. A wrong login has no value, so the cache does not keep it. */
  private final AsyncCache<String, @Nullable Boolean> good =
      Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MOST_REMEMBERED).buildAsync();

  Logins(Map<String, UserSettings> users, Hashing hashing, RefusedLogins refused) {
    this.users = users;
    this.hashing = hashing;
    this.refused = refused;
  }

  @Override
  public Authentication authenticate(Authentication login) {
    String name = login.getName();
    String password = String.valueOf(login.getCredentials());
    String address =
        login.getDetails() instanceof WebAuthenticationDetails from
            ? from.getRemoteAddress()
            : "unknown";
    UserSettings user = users.get(name);
    boolean isShort = name.length() <= LONGEST && password.length() <= LONGEST;
    boolean isGood = isShort && isGood(name, user, password, address);
    if (user == null || !isGood) {
      refused.wrong(name, user != null, address);
      throw new BadCredentialsException("Wrong");
    }
    return new Caller(name, name, user.roles(), user.subscriptions(), user.team()).known();
  }

  private boolean isGood(
      String name, @Nullable UserSettings user, String password, String address) {
    String digest = digest(name + '\0' + password);
    return await(good.get(digest, (_, _) -> look(name, user, password, address)), address);
  }

  /** An unknown user costs the same time, so that nobody learns which users exist. */
  private CompletableFuture<@Nullable Boolean> look(
      String name, @Nullable UserSettings user, String password, String address) {
    if (!attempts.take(name, address)) {
      refused.unlooked(address);
      throw new TooManyLogins();
    }
    UserSettings like = user == null ? users.values().iterator().next() : user;
    try {
      return hashing
          .matches(password, like.password())
          .thenApply(same -> {
            if (!same || user == null) {
              return null;
            }
            attempts.giveBack(name, address);
            return true;
          });
    } catch (RejectedExecutionException e) {
      refused.unlooked(address);
      throw new TooManyLogins();
    }
  }

  private boolean await(CompletableFuture<@Nullable Boolean> look, String address) {
    try {
      return look.get(PATIENCE_SECONDS, TimeUnit.SECONDS) != null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TooManyLogins();
    } catch (TimeoutException | ExecutionException e) {
      refused.unlooked(address);
      throw new TooManyLogins();
    }
  }

  private String digest(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has HMAC with SHA-256", e);
    }
  }

  /**
   * Limits how often somebody may try a password: for one user from one address, for one address,
   * and for one user from all addresses. A try counts before the password is hashed; a good one
   * does not count.
   */
  static final class Attempts {
    static final Duration WITHIN = Duration.ofMinutes(1);
    static final int OF_BOTH = 5;
    static final int OF_ADDRESS = 20;
    static final int OF_USER = 60;

    private static final int MOST_REMEMBERED = 10_000;

    private final Cache<String, AtomicInteger> counts =
        Caffeine.newBuilder().expireAfterWrite(WITHIN).maximumSize(MOST_REMEMBERED).build();

    /** Takes one try of each kind; false if one of them is used up. */
    boolean take(String user, String address) {
      return count("both", user + '\0' + address).incrementAndGet() <= OF_BOTH
          && count("address", address).incrementAndGet() <= OF_ADDRESS
          && count("user", user).incrementAndGet() <= OF_USER;
    }

    /** Gives back a try that was good. */
    void giveBack(String user, String address) {
      count("both", user + '\0' + address).decrementAndGet();
      count("address", address).decrementAndGet();
      count("user", user).decrementAndGet();
    }

    private AtomicInteger count(String of, String name) {
      return counts.get(of + '\0' + name, _ -> new AtomicInteger());
    }
  }

  /** A login that was not even checked. */
  static final class TooManyLogins extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    TooManyLogins() {
      super("Too many logins");
    }
  }
}
