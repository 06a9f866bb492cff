package io.emgadapter.access.oidc;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import io.emgadapter.access.HttpSettings.OidcSettings;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The identity provider. It is looked for when somebody needs it first; one looks at a time, and
 * for a few seconds after a failure nobody does. Its keys are kept, also while it is away, and
 * fetched again when a token names one that is new. What it says of itself is asked for again each
 * hour, and soon after its keys could not be fetched.
 */
final class Issuer {
  private static final Logger LOG = LoggerFactory.getLogger(Issuer.class);
  private static final String METADATA = "/.well-known/openid-configuration";
  private static final String KEYS = "jwks_uri";
  private static final String LOGOUT = "end_session_endpoint";
  private static final JsonMapper JSON = JsonMapper.shared();

  private static final Duration BELIEVED = Duration.ofHours(1);
  private static final Duration KEYS_KEPT = Duration.ofMinutes(5);
  private static final Duration KEYS_KEPT_WHILE_AWAY = Duration.ofHours(1);
  private static final Duration BETWEEN_LOOKS_FOR_KEYS = Duration.ofSeconds(10);

  private final OidcSettings settings;
  private final Supplier<IssuerCalls> making;
  private final ReentrantLock looking = new ReentrantLock();
  private final AtomicBoolean isAway = new AtomicBoolean();
  private volatile @Nullable IssuerCalls calls;
  private volatile @Nullable Found found;
  private volatile boolean keysFail;
  private volatile long lookAt = System.nanoTime();
  private volatile long askAgainAt = System.nanoTime();

  /**
   * What it says of itself.
   *
   * @param metadata without a place to log out that the console's pages could not lead to
   */
  record Found(Map<String, Object> metadata, JWKSource<SecurityContext> keys, IssuerCalls calls) {}

  /**
   * @param making makes the calls when they are needed first; what they trust may not be read yet
   */
  Issuer(OidcSettings settings, Supplier<IssuerCalls> making) {
    this.settings = settings;
    this.making = making;
  }

  /**
   * What it says of itself.
   *
   * @throws IssuerAway if it cannot be asked, or says that it is another
   */
  Found found() {
    Found known = found;
    if (known != null && isNew()) {
      return known;
    }
    if (known == null) {
      looking.lock();
    } else if (!looking.tryLock()) {
      return known; // somebody else asks
    }
    try {
      Found now = found;
      return now != null && isNew() ? now : look();
    } finally {
      looking.unlock();
    }
  }

  private boolean isNew() {
    return System.nanoTime() - askAgainAt < 0;
  }

  /** What was known before counts where it cannot be asked again. */
  private Found look() {
    Found known = found;
    if (System.nanoTime() - lookAt < 0) {
      return orAway(known, new IssuerAway());
    }
    try {
      Found now = ask(known);
      found = now;
      askAgainAt = System.nanoTime() + BELIEVED.toNanos();
      if (!keysFail) {
        reached();
      }
      return now;
    } catch (IOException | RuntimeException e) {
      lookAt = System.nanoTime() + IssuerAway.PAUSE.toNanos();
      return orAway(known, away(e));
    }
  }

  private static Found orAway(@Nullable Found known, IssuerAway away) {
    if (known == null) {
      throw away;
    }
    return known;
  }

  private Found ask(@Nullable Found before) throws IOException {
    IssuerCalls way = calls == null ? making.get() : calls;
    calls = way;
    Map<String, Object> metadata = read(way.get(URI.create(base() + METADATA)));
    if (!settings.issuer().equals(metadata.get("issuer"))) {
      throw new IOException("It says that it is another issuer");
    }
    if (metadata.get(KEYS) == null) {
      throw new IOException("It does not say where its keys are");
    }
    for (String each : List.of(KEYS, "token_endpoint", "authorization_endpoint")) {
      if (metadata.containsKey(each) && !Addresses.isSafe(metadata.get(each), settings.issuer())) {
        throw new IOException("Its " + each + " is no address over TLS");
      }
    }
    if (!leadsHome(metadata.get(LOGOUT))) {
      metadata.remove(LOGOUT);
    }
    return new Found(Map.copyOf(metadata), keys(metadata.get(KEYS), before), way);
  }

  /** Keys that are known stay known, as long as they come from the same place. */
  private JWKSource<SecurityContext> keys(@Nullable Object place, @Nullable Found before)
      throws IOException {
    return before != null && Objects.equals(before.metadata().get(KEYS), place)
        ? before.keys()
        : keys(URI.create(String.valueOf(place)));
  }

  private static Map<String, Object> read(String text) throws IOException {
    try {
      Map<String, Object> all =
          new HashMap<>(JSON.readValue(text, new TypeReference<Map<String, Object>>() {}));
      all.values().removeIf(Objects::isNull);
      return all;
    } catch (JacksonException e) {
      throw new IOException("No JSON", e);
    }
  }

  private String base() {
    return settings.issuer().replaceFirst("/$", "");
  }

  /** Whether a form of the console may lead there: its pages allow the issuer's origin alone. */
  private boolean leadsHome(@Nullable Object place) {
    return place instanceof String text && text.startsWith(settings.origin() + "/");
  }

  private JWKSource<SecurityContext> keys(URI place) throws IOException {
    return JWKSourceBuilder.<SecurityContext>create(place.toURL(), this::fetched)
        .cache(KEYS_KEPT.toMillis(), 2 * IssuerAway.PAUSE.toMillis())
        .refreshAheadCache(false)
        .rateLimited(BETWEEN_LOOKS_FOR_KEYS.toMillis())
        .outageTolerant(KEYS_KEPT_WHILE_AWAY.toMillis())
        .build();
  }

  /** Its keys; they may be somewhere else now, if they are not there. */
  private Resource fetched(URL place) throws IOException {
    try {
      Resource keys = Objects.requireNonNull(calls).retrieveResource(place);
      JWKSet.parse(keys.getContent());
      keysFail = false;
      reached();
      return keys;
    } catch (IOException e) {
      noKeys(e);
      throw e;
    } catch (ParseException e) {
      noKeys(e);
      throw new IOException("No keys", e);
    }
  }

  private void noKeys(Exception cause) {
    keysFail = true;
    away(cause);
    long soon = System.nanoTime() + IssuerAway.PAUSE.toNanos();
    if (askAgainAt - soon > 0) {
      askAgainAt = soon;
    }
  }

  /** Whether it did not answer as it should when it was asked last. */
  boolean isAway() {
    return isAway.get();
  }

  /** A call of it has ended, and it answered. */
  void reached() {
    if (isAway.compareAndSet(true, false)) {
      LOG.info("The identity provider answers again");
    }
  }

  /**
   * A call of it has ended without an answer as it should be; what to throw then. One line says so,
   * until it answers.
   */
  IssuerAway away(Exception cause) {
    if (isAway.compareAndSet(false, true)) {
      LOG.warn(
          "The identity provider {} does not answer as it should ({}). Nobody can log in by it"
              + " until it does; users of the settings can",
          settings.issuer(),
          reason(cause));
    }
    return new IssuerAway();
  }

  /** Kinds of failures alone: their words may come from outside. */
  private static String reason(Throwable cause) {
    Throwable last = cause;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    return last.getClass().getSimpleName()
        + (last.getClass() == IOException.class ? ": " + last.getMessage() : "");
  }
}
